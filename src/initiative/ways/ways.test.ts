import { describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { actionTables } from '../action/tables.ts'
import { agreeExample } from '../agreement/test-agreement.ts'
import { agreementTables } from '../agreement/tables.ts'
import { insertChange } from '../happened/happened.queries.ts'
import { aMeeting, anAction, memberOf } from '../meeting/test-meetings.ts'
import { tables } from '../tables.ts'
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

test('what one person affected did alone says nothing about them; what several did is delivering', async () => {
  const meeting = await aMeeting(world)
  const agreement = await agreeExample(world, { words: 'We greet people at the stop.' })
  const db = tables(world.database)
  await agreementTables(world.database).updateTable('initiative.decision').set({ meeting_id: meeting }).where('item_id', '=', agreement).execute()
  const change = await world.database.transaction((trx) => insertChange(trx, { initiative: world.initiative.id, seenBy: 'public', person: world.people.host, at: world.clock.now }, { words: 'Somebody greets you', since: '2026-11-20', restsOn: [agreement] }))
  const doing = async (person: 'carer' | 'service') => {
    const member = await memberOf(world, world.people[person])
    await db.insertInto('initiative.member_standpoint').values({ member_id: member, standpoint_id: world.initiative.standpoints.get(person) ?? (() => { throw new Error('the standpoint is offered') })() }).onConflict((on) => on.doNothing()).execute()
    await anAction(world, meeting, { what: `Greet ${person}`, member })
    const action = await actionTables(world.database).selectFrom('initiative.action').select('id').where('member_id', '=', member).executeTakeFirstOrThrow()
    await actionTables(world.database).insertInto('initiative.action_done').values({ action_id: action.id, done_by: world.people[person] }).execute()
  }
  await doing('carer')
  expect((await factsOf(change))?.affectedDid).toBe(false)
  await doing('service')
  expect((await factsOf(change))?.affectedDid).toBe(true)
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

test('what is hidden shows no way', async () => {
  const item = await agreeExample(world, { words: 'qqhidden' })
  await as('planner').post(`${BASE}/items/${item}/ways`, { way: 'deciding', holds: 'yes', reason: 'It was.' })
  await as('host').post(`${BASE}/items/${item}/hide`, { reason: 'Not so.' })
  expect((await as('host').get(`${BASE}/ways`)).text).not.toContain('qqhidden')
})
