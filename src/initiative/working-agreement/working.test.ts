import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { tables as peopleTables } from '#people/tables.ts'
import { newId } from '#platform/ids.ts'
import { tables } from '../tables.ts'
import { lineExample, settleExample } from './test-working.ts'
import { countAgreed, insertLine, listLines, listStandings, listVersions } from './working.queries.ts'
import { askedOf } from './working.rules.ts'

const world = useWorld()
const AT = '/initiatives/evening-buses/working-agreement'
const as = (name: 'host' | 'carer' | 'planner' | 'service' | 'stranger') => world.as(world.people[name])
const latest = async () => String((await listVersions(world.database, world.initiative.id, 1))[0]?.number ?? 0)
const agree = async (name: Parameters<typeof as>[0]) => (await as(name).post(`${AT}/agree`, { version: await latest() })).status
const memberOf = async (name: 'carer' | 'planner') => (await tables(world.database).selectFrom('initiative.member').select('id').where('person_id', '=', world.people[name]).executeTakeFirstOrThrow()).id

test('a line is proposed among members, and counts once a host has settled it', async () => {
  expect((await as('carer').post(`${AT}/propose`, {})).text).toContain('Write what it should say')
  expect((await as('carer').post(`${AT}/propose`, { words: 'We start on time.', kind: 'promises', standpoint: '' })).status).toBe(303)
  expect((await as('planner').get(AT)).text).toContain('We start on time.')
  expect((await world.as(undefined).get(AT)).text).not.toContain('We start on time.')
  const [line] = await listLines(world.database, world.initiative.id)
  expect((await as('host').post(`${AT}/settle`, { version: '0' })).text).toContain('Tick at least one proposal')
  expect((await as('host').post(`${AT}/settle`, { version: '0', take: newId<'working-line'>() })).status).toBe(422)
  expect((await as('host').post(`${AT}/settle`, { version: '0', take: line?.id ?? '' })).status).toBe(303)
  const outside = await world.as(undefined).get(AT)
  expect(outside.text).toContain('We start on time.')
  expect(outside.text).toContain('Fewer than 5 agree')
  expect(outside.queries).toBeLessThanOrEqual(8)
  const late = await as('host').post(`${AT}/settle`, { version: '0', take: line?.id ?? '' })
  expect(late.status).toBe(409)
  expect(late.text).toContain('Another version was settled meanwhile')
})

describe('who agrees', () => {
  test('is named for members, and nobody who has not said so is', async () => {
    expect(await agree('carer')).toBe(303)
    const page = await as('planner').get(AT)
    expect(page.text).toContain('1 of 4 who take part agree')
    expect(page.queries).toBeLessThanOrEqual(8)
    const who = (await as('planner').get(`${AT}/who`)).text
    expect(who).toContain('Carer Example')
    expect(who).not.toContain('Service Example')
    expect((await world.as(undefined).get(AT)).text).not.toContain('Carer Example')
  })

  test('a change asks again only those whom it touches', async () => {
    await settleExample(world, [await lineExample(world, { words: 'Planners bring the figures.', kind: 'brings', standpoint: 'planner' })])
    await as('planner').post('/initiatives/evening-buses/standpoints', { standpoints: world.initiative.standpoints.get('planner') ?? '' })
    expect(await agree('planner')).toBe(303)
    const forPlanners = await lineExample(world, { words: 'Planners bring the figures in plain words.', kind: 'brings', standpoint: 'planner', replaces: (await listLines(world.database, world.initiative.id)).find(({ words }) => words === 'Planners bring the figures.')?.id ?? newId<'working-line'>() })
    expect((await as('host').post(`${AT}/settle`, { version: await latest(), take: forPlanners })).status).toBe(303)
    expect((await as('carer').get(AT)).text).toContain('You agree to this.')
    const asked = (await as('planner').get(AT)).text
    expect(asked).toContain('Do you still agree?')
    expect(asked).toContain('<s>Planners bring the figures.</s>')
    expect((await as('planner').get(AT)).text).toContain('1 of 4')
  })

  test('the count of all is what the rule says of each', async () => {
    const [lines, standings, counted] = await Promise.all([listLines(world.database, world.initiative.id), listStandings(world.database, world.initiative.id, undefined, 100), countAgreed(world.database, world.initiative.id)])
    expect(counted).toEqual({ members: standings.length, agreed: standings.filter((one) => askedOf(lines, one.standpoints, one.agreedTo).state === 'agreed').length })
  })

  test('nobody agrees to what they were not shown', async () => {
    const shown = await latest()
    await settleExample(world, [await lineExample(world, { words: 'Settled meanwhile.' })])
    const answer = await as('planner').post(`${AT}/agree`, { version: shown })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('It has changed meanwhile')
  })

  test('somebody beside a member agrees through them, sees who pressed, and stops', async () => {
    const form = await as('planner').get(`${AT}/for-somebody`)
    expect(form.text).toContain('Carer Example')
    expect(form.queries).toBeLessThanOrEqual(8)
    const member = await memberOf('carer')
    expect((await as('planner').post(`${AT}/for-somebody`, { member, version: await latest() })).text).toContain('Tick that they are beside you')
    expect((await as('planner').post(`${AT}/for-somebody`, { member: await memberOf('planner'), beside: 'yes', version: await latest() })).status).toBe(422)
    expect((await as('planner').post(`${AT}/for-somebody`, { member, beside: 'yes', version: await latest() })).status).toBe(303)
    expect((await as('carer').get(AT)).text).toContain('Planner Example pressed “I agree” for you')
    await as('carer').post(`${AT}/not`)
    expect((await as('carer').get(AT)).text).not.toContain('You agree to this')
  })

  test('whoever leaves leaves nothing behind among those who agree', async () => {
    expect(await agree('service')).toBe(303)
    const { agreed, members } = await countAgreed(world.database, world.initiative.id)
    await tables(world.database).deleteFrom('initiative.member').where('person_id', '=', world.people.service).execute()
    expect(await countAgreed(world.database, world.initiative.id)).toEqual({ agreed: agreed - 1, members: members - 1 })
  })
})

describe('putting proposals away', () => {
  test('is for whoever made them, and for hosts', async () => {
    const line = await lineExample(world, { words: 'Never mind.' })
    expect((await as('planner').post(`${AT}/lines/${line}/withdraw`)).status).toBe(404)
    expect((await as('carer').post(`${AT}/lines/${line}/withdraw`)).status).toBe(303)
    expect((await as('carer').get(AT)).text).not.toContain('Never mind.')
  })

  test('a line that is to be dropped stays until that is settled, and is read in the history after', async () => {
    const line = await lineExample(world, { words: 'To be dropped.' })
    await settleExample(world, [line])
    await as('planner').post(`${AT}/lines/${line}/end`)
    expect((await world.as(undefined).get(AT)).text).toContain('To be dropped.')
    expect((await as('host').post(`${AT}/settle`, { version: await latest(), take: line })).status).toBe(303)
    expect((await world.as(undefined).get(AT)).text).not.toContain('To be dropped.')
    expect((await world.as(undefined).get(`${AT}/history`)).text).toContain('Everybody: To be dropped.')
  })
})

describe('whoever erases their account', () => {
  const erase = async (contributions: string) => {
    const person = newId<'person'>()
    await peopleTables(world.database).insertInto('people.person').values({ id: person, called: 'Leaving Example' }).execute()
    await tables(world.database).insertInto('initiative.member').values({ id: newId<'member'>(), initiative_id: world.initiative.id, person_id: person, brings: null }).execute()
    const propose = (words: string) => world.database.transaction((trx) => insertLine(trx, world.initiative.id, { kind: 'brings', standpoint: undefined, words: `${contributions} ${words}`, replaces: undefined }, person, world.clock.now))
    const [ended, counts] = [await propose('ended'), await propose('counts')]
    await propose('proposed')
    await settleExample(world, [ended, counts])
    await settleExample(world, [], [ended])
    expect((await world.as(person).post('/me/erase', { contributions })).status).toBe(303)
    return (await listLines(world.database, world.initiative.id)).map(({ words }) => words).filter((words) => words.startsWith(contributions)).toSorted()
  }

  test('and takes back what they said leaves no proposal and no word of what counts no more; what the group settled is the group’s', async () => {
    expect(await erase('take-back')).toEqual(['take-back counts'])
    expect((await as('planner').get(`${AT}/history`)).text).toContain('taken back by whoever proposed it')
  })

  test('and leaves what they said leaves all of it', async () => {
    expect(await erase('keep')).toEqual(['keep counts', 'keep ended', 'keep proposed'])
  })
})
