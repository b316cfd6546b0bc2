import { beforeAll, describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { insertCost } from '../cost/cost.queries.ts'
import { newId } from '#platform/ids.ts'
import { insertItems } from '../thread/item.queries.ts'
import { readPlace, writePlace } from './everything.queries.ts'
import { insertChange } from './happened.queries.ts'
import { happenedTables } from './tables.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const [CHANGES, COSTS, OUTCOMES] = [5, 3, 2_100] as const
type Page = Readonly<{ changes: readonly { id: string }[]; outcomes: readonly { id: string }[]; costs: readonly { id: string }[]; next?: string }>

beforeAll(async () => {
  const { initiative, people, clock, database } = world
  const by = { initiative: initiative.id, seenBy: 'public' as const, person: people.host, at: clock.now }
  await database.transaction(async (trx) => {
    for (let count = 0; count < CHANGES; count++) await insertChange(trx, by, { words: `Change ${count}`, since: '2026-11-03', restsOn: [] })
    for (let count = 0; count < COSTS; count++) await insertCost(trx, { ...by, about: undefined }, { kind: 'risk', words: `Risk ${count}`, borneBy: 'Us', amount: undefined, notASubstitute: undefined })
    const outcomes = await insertItems(trx, Array.from({ length: OUTCOMES }, (_, index) => ({ item: { initiative: initiative.id, kind: 'outcome' as const, words: `Outcome ${index}`, seenBy: 'public' as const }, by: { person: undefined, standpoint: undefined, channel: 'site' as const } })))
    await happenedTables(trx).insertInto('initiative.outcome').values(outcomes.map((item_id, index) => ({ item_id, told_on: `2026-11-${String(index % 20 + 1).padStart(2, '0')}` }))).execute()
  })
})

const pages = async (query: string): Promise<readonly Page[]> => {
  const all: Page[] = []
  for (let path: string | undefined = `${BASE}/happened.json${query}`; path !== undefined;) {
    const { text, status, queries } = await world.as(undefined).get(path)
    expect([status, queries <= 8], text.slice(0, 300)).toEqual([200, true])
    const page: Page = JSON.parse(text)
    all.push(page)
    path = page.next?.replace('http://localhost:3000', '')
  }
  return all
}
const idsOf = (all: readonly Page[]) => all.flatMap(({ changes, outcomes, costs }) => [...changes, ...outcomes, ...costs].map(({ id }) => id))

describe('all that happened', () => {
  test('is read to its end, each thing once and in one order, however much is asked for at a time', async () => {
    const whole = idsOf(await pages(''))
    expect([whole.length, new Set(whole).size]).toEqual([CHANGES + OUTCOMES + COSTS, CHANGES + OUTCOMES + COSTS])
    for (const limit of [700, 1_053, CHANGES + OUTCOMES]) expect(idsOf(await pages(`?limit=${limit > 2_000 ? 2_000 : limit}`)), String(limit)).toEqual(whole)
  })

  test.each([1, 2, 3, 4, 5, 6])('goes from one list to the next wherever a page of %i ends', async (limit) => {
    const { text } = await world.as(undefined).get(`${BASE}/happened.json?limit=2000`)
    const first: Page = JSON.parse(text)
    const wanted = [...first.changes, ...first.outcomes].slice(0, 12).map(({ id }) => id)
    const got: string[] = []
    for (let path = `${BASE}/happened.json?limit=${limit}`; got.length < 12;) {
      const page: Page = JSON.parse((await world.as(undefined).get(path)).text)
      expect(page.changes.length + page.outcomes.length + page.costs.length).toBe(limit)
      got.push(...idsOf([page]))
      path = (page.next ?? '').replace('http://localhost:3000', '')
    }
    expect(got.slice(0, 12)).toEqual(wanted)
  })

  test('is one table, whole', async () => {
    const { text, status } = await world.as(undefined).get(`${BASE}/happened.csv`)
    expect([status, text.trim().split('\r\n').length, text.endsWith('\r\n')]).toEqual([200, 1 + CHANGES + OUTCOMES + COSTS, true])
    for (const words of ['Change 4', 'Outcome 2099', 'Risk 2']) expect(text).toContain(words)
  })

  test('a place that is none is refused', async () => {
    for (const after of ['x', 'changes-', 'changes-1', `voices-${newId()}`, `costs-${newId()}-`, 'toString']) expect((await world.as(undefined).get(`${BASE}/happened.json?after=${after}`)).status, after).toBe(400)
    for (const place of [{ list: 'costs', after: undefined }, { list: 'changes', after: newId<'item'>() }] as const) expect(readPlace(writePlace(place))).toEqual(place)
  })
})
