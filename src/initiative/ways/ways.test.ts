import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { insertAction } from '../action/action.queries.ts'
import { type ActionPlace, actionTables } from '../action/tables.ts'
import { agreeExample } from '../agreement/test-agreement.ts'
import { agreementTables } from '../agreement/tables.ts'
import { itemSchema } from '../export/record.ts'
import { insertChange } from '../happened/happened.queries.ts'
import { deleteIssueHiding, takeIssuesBack, upsertIssueHiding } from '../local-issue/issue.queries.ts'
import { insertIssueAgreement } from '../local-issue/joint.queries.ts'
import { issueExample } from '../local-issue/test-issue.ts'
import { aMeeting, memberOf } from '../meeting/test-meetings.ts'
import { type ItemId, tables } from '../tables.ts'
import { insertItem, linkItems } from '../thread/item.queries.ts'
import { replaceByWhom } from '../trying/by-whom.queries.ts'
import { findFacts } from './ways.queries.ts'
import { type WayFacts, shownWays, waysOf } from './ways.rules.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const as = (name: 'host' | 'carer' | 'planner') => world.as(world.people[name])
const NOTHING: WayFacts = { kind: 'decision', affectedThere: false, aboutMoney: false, aboutWhatMatters: false, affectedDid: false, affectedAssessed: false }
const HERE = () => ({ initiative: { ...world.initiative, title: '', openTo: 'public' as const, zone: 'Europe/London', version: 1, example: false }, sees: ['public' as const] })
const factsOf = async (id: Parameters<typeof findFacts>[2]) => (await findFacts(world.database, HERE(), id))?.facts

describe('what follows from what happened', () => {
  test('agreeing on money or on what matters, with people affected in the room, is deciding; anything else agreed is not', () => {
    expect([...waysOf({ ...NOTHING, affectedThere: true, aboutMoney: true })]).toEqual([['deciding', 'agreed-about-money']])
    expect([...waysOf({ ...NOTHING, affectedThere: true, aboutWhatMatters: true })]).toEqual([['deciding', 'agreed-what-matters']])
    for (const facts of [{ affectedThere: true }, { aboutMoney: true, aboutWhatMatters: true }]) expect(waysOf({ ...NOTHING, ...facts }).size).toBe(0)
  })

  test('what people affected thought of, made or tried is designed by them', () => {
    expect((['idea', 'prototype', 'test', 'change'] as const).map((kind) => waysOf({ ...NOTHING, kind, affectedThere: true }).get('designing'))).toEqual(['thought-of', 'made', 'tried', undefined])
  })

  test('what somebody says by hand goes before what follows, and where nothing follows taking off says nothing', () => {
    const facts = { ...NOTHING, kind: 'idea' as const, affectedThere: true }
    expect(shownWays(facts, [{ way: 'designing', holds: false, reason: 'They only watched.' }])).toEqual([{ way: 'designing', because: 'thought-of', hand: { way: 'designing', holds: false, reason: 'They only watched.' }, takenOff: true }])
    expect(shownWays(NOTHING, [{ way: 'assessing', holds: false, reason: 'No.' }])).toEqual([])
  })
})

test('an agreement that rests on what people said, and an idea of somebody affected, say so to everybody without naming anybody', async () => {
  const agreement = await agreeExample(world)
  const idea = await world.database.transaction(async (trx) => {
    const make = (kind: 'theme' | 'idea', words: string) => insertItem(trx, { initiative: world.initiative.id, kind, words, seenBy: 'public' }, { person: undefined, standpoint: undefined, channel: 'site' })
    await linkItems(trx, world.initiative.id, agreement, [await make('theme', 'Getting home')])
    const id = await make('idea', 'A bell at the stop')
    await replaceByWhom(trx, world.initiative.id, id, { present: [{ person: world.people.carer, standpoint: world.initiative.standpoints.get('carer') }], company: [] })
    return id
  })
  expect(await factsOf(agreement)).toMatchObject({ affectedThere: true, aboutWhatMatters: true })
  expect(await factsOf(idea)).toMatchObject({ affectedThere: true })
  const page = await world.as(undefined).get(`${BASE}/ways`)
  for (const words of ['co-commission', 'it rests on what people need or said', 'A bell at the stop', 'among those who had the idea']) expect(page.text).toContain(words)
  for (const words of ['Carer Example', 'unpaid carer']) expect(page.text).not.toContain(words)
  expect(page.queries).toBeLessThanOrEqual(8)
})

/** Somebody affected said that they would do something, at a meeting or about an issue, and did it. */
const didSomething = async (person: 'carer' | 'service', where: ActionPlace) => {
  const member = await memberOf(world, world.people[person])
  const standpoint = world.initiative.standpoints.get(person)
  if (standpoint === undefined) throw new Error('the standpoint is offered')
  await tables(world.database).insertInto('initiative.member_standpoint').values({ member_id: member, standpoint_id: standpoint }).onConflict((on) => on.doNothing()).execute()
  await world.database.transaction(async (trx) => {
    const action = await insertAction(trx, where, { what: `Greet ${person}`, member, name: undefined, by: undefined }, world.clock.now)
    await actionTables(trx).insertInto('initiative.action_done').values({ action_id: action, done_by: world.people[person] }).execute()
  })
}

const changeAfter = (agreement: ItemId, words: string) =>
  world.database.transaction((trx) => insertChange(trx, { initiative: world.initiative.id, seenBy: 'public', person: world.people.host, at: world.clock.now }, { words, since: '2026-11-20', restsOn: [agreement] }))

describe('delivering', () => {
  test('what one person affected did alone says nothing about them; what several did is delivering, at the meeting where it was agreed or about the issue that it solves', async () => {
    const meeting = await aMeeting(world)
    const agreement = await agreeExample(world, { words: 'We greet people at the stop.' })
    await agreementTables(world.database).updateTable('initiative.decision').set({ meeting_id: meeting }).where('item_id', '=', agreement).execute()
    const change = await changeAfter(agreement, 'Somebody greets you')
    await didSomething('carer', { meeting })
    expect((await factsOf(change))?.affectedDid).toBe(false)
    const issue = await issueExample(world)
    await didSomething('carer', { issue })
    await didSomething('service', { issue })
    expect((await factsOf(change))?.affectedDid, 'its solution was not agreed there').toBe(false)
    await world.database.transaction((trx) => insertIssueAgreement(trx, issue, agreement))
    expect((await factsOf(change))?.affectedDid).toBe(true)
  })

  test('an issue alone is enough; hidden, it says nothing; taken back, what others did about it stays', async () => {
    const agreement = await agreeExample(world, { words: 'We sweep the stop.' })
    const change = await changeAfter(agreement, 'The stop is swept')
    const issue = await issueExample(world, { what: 'The stop is never swept.' })
    await world.database.transaction((trx) => insertIssueAgreement(trx, issue, agreement))
    await didSomething('carer', { issue })
    await didSomething('service', { issue })
    expect((await factsOf(change))?.affectedDid).toBe(true)
    await world.database.transaction((trx) => upsertIssueHiding(trx, issue, 'A name', world.people.host, world.clock.now))
    expect((await factsOf(change))?.affectedDid).toBe(false)
    await world.database.transaction(async (trx) => {
      await deleteIssueHiding(trx, issue)
      await takeIssuesBack(trx, [issue], world.clock.now)
    })
    expect((await factsOf(change))?.affectedDid).toBe(true)
  })
})

test('an item shows its ways where it stands: on its own page with why, in the outline, and in both tables; one that was taken off shows nowhere', async () => {
  const item = await agreeExample(world, { words: 'We open the door together.' })
  const add = (holds: string) => as('carer').post(`${BASE}/items/${item}/ways`, { way: 'delivering', holds, reason: 'qqwe all held it' })
  const change = await changeAfter(item, 'The door is open')
  await as('carer').post(`${BASE}/items/${change}/ways`, { way: 'delivering', holds: 'yes', reason: 'qqwe held the door' })
  await add('no')
  for (const [id, words] of [[item, 'We open the door together.'], [change, 'The door is open']] as const) {
    for (const person of ['host', 'carer'] as const) {
      const page = await as(person).get(`${BASE}/items/${id}`)
      expect([page.text.includes(words), page.text.includes('qqwe held the door'), page.queries <= 8], `${words} ${page.queries}`).toEqual([true, id === change, true])
    }
  }
  const outside = await world.as(undefined).get(`${BASE}/items/${change}`)
  for (const words of ['Done together', 'Added by hand. Why: qqwe held the door', `href="${BASE}/ways"`]) expect(outside.text).toContain(words)
  expect(outside.text).not.toContain(`${BASE}/items/${change}/ways`)
  const row = async (end: string, words: string) => {
    const { text } = await world.as(undefined).get(`${BASE}/thread${end}`)
    return text.slice(text.indexOf(words), text.indexOf(words) + 400)
  }
  expect(await row('', '>The door is open<')).toContain('Done together')
  expect(await row('?as=table', '>The door is open<')).toContain('Done together')
  const forPrograms = async (id: ItemId) => itemSchema.parse(JSON.parse((await world.as(undefined).get(`${BASE}/items/${id}.json`)).text)).ways
  expect([await forPrograms(change), await forPrograms(item)]).toEqual([[{ way: 'delivering', reason: 'qqwe held the door' }], undefined])
  const table = (await world.as(undefined).get(`${BASE}/thread.csv`)).text.split('\n')
  const lines = ['The door is open', 'We open the door together.'].map((words) => table.find((line) => line.includes(words))?.trim())
  expect([lines[0]?.endsWith(',delivering'), lines[1]?.endsWith(',')]).toEqual([true, true])
})

test('members take a way off or add one with a reason, and let what was written down speak again', async () => {
  const item = await agreeExample(world, { words: 'By hand' })
  const path = `${BASE}/items/${item}/ways`
  expect((await as('carer').post(path, { way: 'assessing', holds: 'yes' })).text).toContain('Write why')
  expect((await as('carer').post(path, { way: 'assessing', holds: 'yes', reason: 'We scored it together.' })).status).toBe(303)
  expect((await world.as(undefined).get(`${BASE}/ways`)).text).toContain('Added by hand. Why: We scored it together.')
  expect((await as('planner').get(path)).queries).toBeLessThanOrEqual(8)
  await as('planner').post(path, { way: 'assessing', holds: 'as-it-was' })
  expect((await world.as(undefined).get(`${BASE}/ways`)).text).not.toContain('We scored it together.')
})

test('an agreement with one person affected, or whose second disagrees, is not called decided together', async () => {
  const theme = await world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind: 'theme', words: 'qqalone', seenBy: 'public' }, { person: undefined, standpoint: undefined, channel: 'site' }))
  const from = (name: 'carer' | 'service' | 'planner') => ({ person: world.people[name], standpoint: world.initiative.standpoints.get(name) })
  const agreed = async (...names: readonly ('carer' | 'service' | 'planner')[]) => {
    const item = await agreeExample(world, { words: `Agreed by ${names.join(' and ')}`, present: names.map(from) })
    await world.database.transaction((trx) => linkItems(trx, world.initiative.id, item, [theme]))
    return item
  }
  const [two, one] = [await agreed('carer', 'service', 'planner'), await agreed('carer', 'planner')]
  expect([(await factsOf(two))?.affectedThere, (await factsOf(one))?.affectedThere]).toEqual([true, false])
  const page = await world.as(undefined).get(`${BASE}/agreements/${two}`)
  expect([page.text.includes('Decided together'), page.queries <= 8]).toEqual([true, true])
  await world.as(world.people.service).post(`${BASE}/agreements/${two}/dissent`, { dissent: 'Not for me.', seenBy: 'members', version: '0' })
  expect((await factsOf(two))?.affectedThere).toBe(false)
  for (const id of [one, two]) expect((await world.as(undefined).get(`${BASE}/agreements/${id}`)).text).not.toContain('Decided together')
  // As where it came in from elsewhere: nobody is known by name.
  await agreementTables(world.database).updateTable('initiative.decision_presence').set({ person_id: null }).where('item_id', '=', two).execute()
  await agreementTables(world.database).updateTable('initiative.dissent').set({ person_id: null }).where('item_id', '=', two).execute()
  expect((await factsOf(two))?.affectedThere).toBe(false)
})

test('what is hidden shows no way', async () => {
  const item = await agreeExample(world, { words: 'qqhidden' })
  await as('planner').post(`${BASE}/items/${item}/ways`, { way: 'deciding', holds: 'yes', reason: 'It was.' })
  await as('host').post(`${BASE}/items/${item}/hide`, { reason: 'Not so.' })
  expect((await as('host').get(`${BASE}/ways`)).text).not.toContain('qqhidden')
})
