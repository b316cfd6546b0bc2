import { beforeAll, describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { agreeExample } from '../agreement/test-agreement.ts'
import { insertDissent } from '../agreement/dissent.queries.ts'
import { aMeeting, agendaItemOf, memberOf } from '../meeting/test-meetings.ts'
import { replaceWhoCame } from '../meeting/who-came.queries.ts'
import { tables } from '../tables.ts'

const world = useWorld()
const PAGE = '/initiatives/evening-buses/balance'
const came = (meeting: Awaited<ReturnType<typeof aMeeting>>, who: Parameters<typeof replaceWhoCame>[3]) => world.database.transaction((trx) => replaceWhoCame(trx, meeting, 0, who, world.people.host, world.clock.now))

test('says what will be here while nobody has come', async () => {
  const page = await world.as(undefined).get(PAGE)
  expect(page.text).toContain('Nobody has written down yet who came')
  expect(page.text).not.toContain('Over time')
})

describe('after meetings and agreements', () => {
  beforeAll(async () => {
    const [carer, planner] = [world.initiative.standpoints.get('carer'), world.initiative.standpoints.get('planner')]
    const member = (person: 'carer' | 'planner') => memberOf(world, world.people[person])
    const first = await aMeeting(world, { title: 'First evening' })
    await came(first, { members: [{ member: await member('carer'), standpoint: carer, way: 'room' }, { member: await member('planner'), standpoint: planner, way: 'room' }], company: [{ standpoint: carer, way: 'room', people: 3 }] })
    await agendaItemOf(world, first, await member('carer'))
    await agendaItemOf(world, first, await member('planner'))
    await agendaItemOf(world, first, undefined)
    const second = await aMeeting(world, { title: 'Second evening', beginsAt: new Date('2026-11-20T18:30:00Z'), endsAt: new Date('2026-11-20T20:30:00Z') })
    await came(second, { members: [{ member: await member('planner'), standpoint: planner, way: 'room' }], company: [{ standpoint: planner, way: 'room', people: 6 }] })
    await aMeeting(world, { title: 'Nobody wrote down who came' })
    const item = await agreeExample(world)
    await world.database.transaction((trx) => insertDissent(trx, { item, person: world.people.carer, words: 'Not yet.', seenBy: 'members', enteredBy: undefined, at: world.clock.now }))
  })

  test('those who take part see each room exactly, who agreed, and who set the agenda', async () => {
    const page = await world.as(world.people.service).get(PAGE)
    for (const words of ['5 people, 4 of them people whom it is about', 'unpaid carer: 4, planner or commissioner: 1', 'Set by both sides', '7 people, none of them people whom it is about', 'Nobody whom it is about was there.', '2 agreed, 1 of them people whom it is about',
      '3 things on agendas: 1 proposed by people whom it is about, 1 by others, 1 by nobody knows whom', 'Of 15 places in all, people whom it is about took 6.']) expect(page.text).toContain(words)
    expect(page.text).toMatch(/unpaid carer<\/th><td>4<\/td><td>1<\/td><td>0<\/td>/)
    expect(page.text).not.toContain('Nobody wrote down who came')
    expect(page.text).not.toContain('Carer Example')
    expect(page.queries).toBeLessThanOrEqual(8)
  })

  test('others see bands, a warning that does not say whether it was one or none, and no standpoint', async () => {
    for (const person of [undefined, world.people.stranger, world.people.administrator]) {
      const page = await world.as(person).get(PAGE)
      expect(page.text).toContain('People: 5 to 9')
      expect(page.text).toContain('One person or nobody whom it is about was there.')
      expect(page.text).not.toMatch(/unpaid carer|planner or commissioner|Set by both|[0-9]+ of them|agreed,/)
      expect(page.queries).toBeLessThanOrEqual(8)
    }
  })

  test('an agreement that was hidden, or that is for the group, is not there for others', async () => {
    const item = await agreeExample(world, { words: 'Only for the group.' })
    await tables(world.database).updateTable('initiative.thread_item').set({ seen_by: 'members' }).where('id', '=', item).execute()
    expect((await world.as(undefined).get(PAGE)).text).not.toContain('Only for the group')
    expect((await world.as(world.people.carer).get(PAGE)).text).toContain('Only for the group')
    await tables(world.database).insertInto('initiative.hiding').values({ item_id: item, reason: 'Because.', hidden_by: world.people.host }).execute()
    expect((await world.as(world.people.carer).get(PAGE)).text).not.toContain('Only for the group')
  })

  test('many are read over pages, each once', async () => {
    for (let one = 1; one <= 14; one++) await came(await aMeeting(world, { title: `Evening number ${one}.`, beginsAt: new Date(`2026-10-${String(one).padStart(2, '0')}T18:30:00Z`) }), { members: [], company: [{ standpoint: undefined, way: 'room', people: one }] })
    const first = await world.as(world.people.carer).get(PAGE)
    const second = await world.as(world.people.carer).get(/href="([^"]+after=[^"]+)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? '')
    for (let one = 1; one <= 14; one++) expect([first, second].filter(({ text }) => text.includes(`Evening number ${one}.`)).length).toBe(1)
    expect((await world.as(world.people.carer).get(`${PAGE}?after=nonsense`)).status).toBe(200)
  })
})
