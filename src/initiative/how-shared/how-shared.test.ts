import { beforeAll, describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId, readId } from '#platform/ids.ts'
import { tables as peopleTables } from '#people/tables.ts'
import { tables } from '../tables.ts'
import { deleteAnswer, endRoundsOver, listRounds, saveAnswer } from './how-shared.queries.ts'
import { type RoundId, type Rung, howSharedTables } from './tables.ts'

const world = useWorld()
const PAGE = '/initiatives/evening-buses/how-shared'
const asHost = () => world.as(world.people.host)
const newest = async (): Promise<RoundId> => {
  const [round] = await listRounds(world.database, world.initiative.id, undefined, { after: undefined, most: 1 })
  if (round === undefined) throw new Error('a round was begun')
  return round.id
}
const begin = async (day: string, month = '12') => asHost().post(`${PAGE}/rounds/new`, { 'lastDay-day': day, 'lastDay-month': month, 'lastDay-year': '2026' })
const standpoint = (key: string) => readId<'standpoint'>(world.initiative.standpoints.get(key))
/** So many more people of a standpoint say it was like that. */
const others = (round: RoundId, key: string, rung: Rung, many: number) => world.database.transaction(async (trx) => {
  for (let one = 0; one < many; one++) {
    const id = newId<'person'>()
    await peopleTables(trx).insertInto('people.person').values({ id, called: 'Somebody Example' }).execute()
    await saveAnswer(trx, round, id, { standpoint: standpoint(key), rung, words: undefined })
  }
})

describe('what was promised', () => {
  test('is said by a host with a reason, and a change leaves the earlier one to be read', async () => {
    expect((await asHost().post(`${PAGE}/promise`, { rung: 'shared' })).text).toContain('Write why')
    expect((await asHost().post(`${PAGE}/promise`, { rung: 'decided-for', reason: 'Because.' })).status).toBe(422)
    expect((await asHost().post(`${PAGE}/promise`, { rung: 'shared', reason: 'The board has agreed to it.' })).location).toBe(PAGE)
    world.clock.now = new Date('2026-11-25T10:00:00Z')
    await asHost().post(`${PAGE}/promise`, { rung: 'designed', reason: 'The money is decided elsewhere.' })
    const page = await world.as(undefined).get(PAGE)
    for (const words of ['We design it together', 'Why: The money is decided elsewhere.', 'What was promised before', 'The board has agreed to it.']) expect(page.text).toContain(words)
    expect(page.text).not.toContain('Host Example')
  })
})

describe('a round', () => {
  beforeAll(async () => {
    expect((await begin('9')).location).toBe(PAGE)
  })

  test('ends on a day that can be reached, and one is asked at a time', async () => {
    expect((await begin('1', '11')).text).toContain('Choose today or a later day')
    expect((await begin('20')).text).toContain('People are being asked already')
    expect((await begin('31', '2')).status).toBe(422)
  })

  test('each member answers once, from a standpoint of theirs, and can change it; two at once leave one answer', async () => {
    const path = `${PAGE}/rounds/${await newest()}`
    const carer = world.as(world.people.carer)
    expect((await carer.post(`${path}/answer`, { rung: 'told', standpoint: world.initiative.standpoints.get('planner') ?? '' })).text).toContain('Choose what you said you are here as')
    const [one, two] = await Promise.all([carer.post(`${path}/answer`, { rung: 'told', standpoint: standpoint('carer') ?? '' }), carer.post(`${path}/answer`, { rung: 'asked', standpoint: standpoint('carer') ?? '', words: 'I had hoped for more.' })])
    expect([one.status, two.status]).toEqual([303, 303])
    expect((await carer.post(`${path}/answer`, { rung: 'asked', standpoint: standpoint('carer') ?? '', words: 'I had hoped for more.' })).status).toBe(303)
    expect(await howSharedTables(world.database).selectFrom('initiative.how_shared_answer').select('rung').execute()).toEqual([{ rung: 'asked' }])
    expect((await carer.get(`${path}/answer`)).text).toContain('I had hoped for more.')
  })

  test('shows nothing while people answer, to nobody', async () => {
    const round = await newest()
    await others(round, 'carer', 'asked', 4)
    await others(round, 'planner', 'shared', 3)
    for (const person of [undefined, world.people.stranger, world.people.carer, world.people.host]) {
      const page = await world.as(person).get(PAGE)
      expect(page.text).not.toMatch(/class="spread"|I had hoped/)
      expect(page.queries).toBeLessThanOrEqual(8)
    }
    expect((await asHost().get(`${PAGE}/rounds/${round}/words`)).text).toContain('Nobody wrote anything that can be shown')
  })

  test('is counted at the end of its day: five carers are shown beside the promise that they had, three planners are not', async () => {
    await endRoundsOver(world.database, new Date('2026-12-09T22:30:00Z'))
    expect((await listRounds(world.database, world.initiative.id, undefined, { after: undefined, most: 1 }))[0]?.countedAt).toBeUndefined()
    world.clock.now = new Date('2026-12-10T09:00:00Z')
    await endRoundsOver(world.database, world.clock.now)
    // What is promised afterwards changes nothing about what was promised then.
    await asHost().post(`${PAGE}/promise`, { rung: 'told', reason: 'It is what we can keep.' })
    const page = await world.as(undefined).get(PAGE)
    expect(page.text).toContain('Promised then: We design it together')
    expect(page.text).toContain('Of 5 people, 5 say it was less than was promised, nobody says it was as promised, and nobody says it was more.')
    expect(page.text).not.toMatch(/planner|Everybody else together/)
    expect(page.queries).toBeLessThanOrEqual(8)
  })

  test('is over: nobody answers any more, and what people wrote is read by those who take part, without names', async () => {
    const path = `${PAGE}/rounds/${await newest()}`
    expect((await world.as(world.people.service).post(`${path}/answer`, { rung: 'shared' })).text).toContain('The time to answer is over')
    const words = await asHost().get(`${path}/words`)
    expect(words.text).toContain('I had hoped for more.')
    expect(words.text).not.toContain('Carer Example')
    expect((await world.as(world.people.stranger).get(`${path}/words`)).status).toBe(403)
    expect((await world.as(undefined).get(PAGE)).text).not.toContain('I had hoped')
  })

  test('somebody takes back what they said: the words are gone, and under five answers the numbers too', async () => {
    const round = await newest()
    expect((await world.as(world.people.carer).post(`${PAGE}/rounds/${round}/take-back`)).location).toBe(PAGE)
    expect((await asHost().get(`${PAGE}/rounds/${round}/words`)).text).not.toContain('I had hoped')
    expect((await asHost().get(PAGE)).text).toContain('From no standpoint did five people answer')
    // The same again after a restore does no harm.
    await world.database.transaction((trx) => deleteAnswer(trx, round, world.people.carer))
  })

  test('a host counts earlier, pressed twice or by two: it is counted once, and another can begin', async () => {
    expect((await begin('24')).status).toBe(303)
    const path = `${PAGE}/rounds/${await newest()}`
    const [one, two] = await Promise.all([asHost().post(`${path}/count`), asHost().post(`${path}/count`)])
    expect([one.status, two.status]).toEqual([303, 303])
    expect((await begin('28')).status).toBe(303)
    expect((await asHost().get(PAGE)).text).toContain('Say how it was for you')
  })

  test('of another initiative it is not there', async () => {
    const round = await newest()
    await tables(world.database).insertInto('initiative.initiative').values({ id: newId<'initiative'>(), slug: 'another', title: 'Another', purpose: 'Another.', open_to: 'public', area_id: null, starts_on: null, ends_on: null }).execute()
    expect((await asHost().get(`/initiatives/another/how-shared/rounds/${round}/answer`)).status).not.toBe(200)
    expect((await asHost().get(`${PAGE}/rounds/${newId<'how-shared-round'>()}/answer`)).status).toBe(404)
  })
})
