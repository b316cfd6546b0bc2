import { beforeAll, describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { takeBackRaised, insertCard } from '../agreement/card.queries.ts'
import { agreeExample } from '../agreement/test-agreement.ts'
import { insertAim, insertServed } from '../aim/aim.queries.ts'
import { insertCost } from '../cost/cost.queries.ts'
import { needTables } from '../need/tables.ts'
import { needExample } from '../need/test-need.ts'
import { memberOf } from '../meeting/test-meetings.ts'
import { bandOf } from '../membership/room.rules.ts'
import type { ItemId } from '../tables.ts'
import { insertItem } from '../thread/item.queries.ts'
import { itemSchema, recordSchema } from './record.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const WHO = [undefined, 'stranger', 'carer'] as const
type Who = (typeof WHO)[number]
const as = (who: Who) => world.as(who === undefined ? undefined : world.people[who])
const records = async (who: Who) => (await as(who).get(`${BASE}/export.ndjson`)).text.trim().split('\n').map((line) => recordSchema.parse(JSON.parse(line)))
const itemOf = async (who: Who, id: ItemId) => JSON.parse((await as(who).get(`${BASE}/items/${id}.json`)).text)

let need: ItemId
let decision: ItemId
let outcome: ItemId

beforeAll(async () => {
  const { database, initiative, people, clock } = world
  need = await needExample(world, { of: ['service', 'carer'], statedAs: ['carer'] })
  decision = await agreeExample(world)
  const planner = await memberOf(world, people.planner)
  await database.transaction(async (trx) => {
    const standpoint = initiative.standpoints.get('planner')
    if (standpoint !== undefined) await needTables(trx).insertInto('initiative.need_statement').values({ item_id: need, member_id: planner, standpoint_id: standpoint, version: 1, at: clock.now }).execute()
    await insertCard(trx, decision, 1, {
      question: 'Which bus?', whoCouldDecide: 'The board', method: 'consent', reasons: 'It costs least.', cannotChange: 'Nothing', money: undefined,
      options: [{ words: 'The last one', speaksFor: undefined, speaksAgainst: undefined, chosen: true }],
      way: { facts: {}, delegates: [], objections: [{ person: people.carer, words: 'qqobjection', done: 'Two more stops', remains: false }] },
      interests: [{ person: people.service, words: 'qqinterest', done: 'Did not decide' }],
    })
    outcome = await insertItem(trx, { initiative: initiative.id, kind: 'outcome', words: 'We get home', seenBy: 'public' }, { person: people.carer, standpoint: undefined, channel: 'site' })
    const among = await insertItem(trx, { initiative: initiative.id, kind: 'outcome', words: 'qqamong us', seenBy: 'members' }, { person: people.carer, standpoint: undefined, channel: 'site' })
    const carers = initiative.standpoints.get('carer')
    const aim = await insertAim(trx, { initiative: initiative.id, seenBy: 'public', person: people.carer, at: clock.now, words: 'Home before ten', sign: 'Nobody waits', chosenBy: carers === undefined ? [] : [carers] })
    await insertServed(trx, initiative.id, aim, [outcome, among])
    const by = { initiative: initiative.id, person: people.host, at: clock.now }
    await insertCost(trx, { ...by, seenBy: 'public', about: outcome }, { kind: 'saving', words: 'Fewer taxis', borneBy: 'The clinic', amount: { pence: 9_950, period: 'a month', basis: 'measured', source: 'Invoices' }, notASubstitute: { serviceChanged: 'None', whoDecided: 'The board', withWhom: 'Drivers' } })
    await insertCost(trx, { ...by, seenBy: 'public', about: among }, { kind: 'risk', words: 'qqrisk among us', borneBy: 'Us', amount: undefined, notASubstitute: undefined })
  })
})

describe('programs are given what the pages show', () => {
  test('of a need: whose it is, as what it was stated, and who has stated it since only to those who take part', async () => {
    for (const who of [undefined, 'stranger'] as const) {
      const said = (await itemOf(who, need)).need
      expect({ ...said, of: said.of.length, statedAs: said.statedAs.length }).toEqual({ of: 2, statedAs: 1, band: 'under-5', toEvaluate: false })
    }
    expect((await itemOf('carer', need)).need.statedAs).toHaveLength(2)
    const page = (await as(undefined).get(`${BASE}/needs/${need}`)).text
    for (const name of [...(await itemOf(undefined, need)).need.of, ...(await itemOf(undefined, need)).need.statedAs]) expect(page).toContain(name)
  })

  test('of an agreement: what was done about objections and interests to everybody, the words to those who take part, until they are taken back', async () => {
    const outside = (await itemOf(undefined, decision)).decision.card
    expect([outside.objections, outside.interests]).toEqual([[{ done: 'Two more stops', remains: false }], [{ done: 'Did not decide' }]])
    const inside = (await itemOf('carer', decision)).decision.card
    expect([inside.objections, inside.interests]).toEqual([[{ words: 'qqobjection', done: 'Two more stops', remains: false }], [{ words: 'qqinterest', done: 'Did not decide' }]])
    await world.database.transaction((trx) => takeBackRaised(trx, world.people.carer, decision))
    expect((await itemOf('carer', decision)).decision.card.objections).toEqual([{ done: 'Two more stops', remains: false }])
  })

  test('of a show of hands: how many there were for each option, exactly to those who take part and in bands to others', async () => {
    const shown = await agreeExample(world)
    await world.database.transaction((trx) => insertCard(trx, shown, 1, {
      question: 'Which evening?', whoCouldDecide: 'Those in the room', method: 'show-of-hands', reasons: 'More can come.', cannotChange: 'Nothing', money: undefined, interests: undefined,
      options: ['Tuesday', 'Thursday'].map((words, place) => ({ words, speaksFor: undefined, speaksAgainst: undefined, chosen: place === 0 })),
      way: { facts: { hands: [{ for: 7, against: 1, abstain: 0 }, { for: 1, against: 6, abstain: 1 }] }, delegates: [], objections: [] },
    }))
    const hands = async (who: Who) => itemSchema.parse(await itemOf(who, shown)).decision?.card?.options.map((option) => option.hands)
    expect(await hands('carer')).toMatchObject([{ for: { people: 7 }, against: { people: 1 } }, { for: { people: 1 }, against: { people: 6 }, abstain: { people: 1 } }])
    for (const who of [undefined, 'stranger'] as const) {
      expect(await hands(who)).toEqual([{ for: { band: bandOf(7) }, against: { band: bandOf(1) }, abstain: { band: bandOf(0) } }, { for: { band: bandOf(1) }, against: { band: bandOf(6) }, abstain: { band: bandOf(1) } }])
    }
  })

  test('what people want to be different and what things cost stand in a whole copy, as far as they are open to whoever asks', async () => {
    const all = await records(undefined)
    expect(all.filter(({ type }) => type === 'aim')).toMatchObject([{ words: 'Home before ten', sign: 'Nobody waits', chosenBy: [expect.any(String)], servedBy: [outcome] }])
    expect(all.filter(({ type }) => type === 'cost')).toMatchObject([{ kind: 'saving', about: outcome, amount: { pence: 9_950, basis: 'measured' }, notASubstitute: { whoDecided: 'The board' } }])
    const inside = await records('carer')
    expect([inside.filter(({ type }) => type === 'cost').length, inside.flatMap((record) => (record.type === 'aim' ? record.servedBy : [])).length]).toEqual([2, 2])
    const table = (await as(undefined).get(`${BASE}/export.csv`)).text
    for (const words of ['Home before ten', 'Fewer taxis', 'Two more stops']) expect(table).toContain(words)
    for (const form of ['export.ndjson', 'export.json', 'export.csv', 'thread.json'] as const) for (const who of [undefined, 'stranger'] as const) expect((await as(who).get(`${BASE}/${form}`)).text).not.toMatch(/qq/)
  })

  test('with no more questions to the database than a page asks', async () => expect((await as('carer').get(`${BASE}/thread.json`)).queries).toBeLessThanOrEqual(8))
})
