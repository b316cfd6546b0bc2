import { beforeAll, describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import type { ItemId } from '../tables.ts'
import { insertItem, linkItems } from '../thread/item.queries.ts'
import { insertOutcome } from './happened.queries.ts'
import { happenedTables } from './tables.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const since = { 'since-day': '3', 'since-month': '11', 'since-year': '2026' }
const told = { 'told-day': '20', 'told-month': 'Nov', 'told-year': '2026' }
let agreement: ItemId
let secret: ItemId
let theme: ItemId

const make = (kind: 'decision' | 'theme' | 'voice', words: string, seenBy: 'public' | 'members' = 'public') =>
  world.database.transaction((trx) => insertItem(trx, { initiative: world.initiative.id, kind, words, seenBy }, { person: world.people.host, standpoint: undefined, channel: 'site' }))
const items = (kind: 'change' | 'outcome') => happenedTables(world.database).selectFrom('initiative.thread_item').selectAll().where('kind', '=', kind).orderBy('recorded_at').orderBy('id').execute()

beforeAll(async () => {
  agreement = await make('decision', 'The last bus leaves at ten')
  secret = await make('decision', 'Only members read this agreement', 'members')
  theme = await make('theme', 'Getting home after the clinic')
})

describe('recording what happened', () => {
  test('a change says what is different, since when, and which agreement it rests on; everybody who may see the initiative reads it', async () => {
    const answer = await world.as(world.people.carer).post(`${BASE}/changes/new`, { words: 'A bus leaves at ten', ...since, restsOn: agreement })
    expect(answer.status).toBe(303)
    const page = await world.as(undefined).get(`${BASE}/happened`)
    for (const words of ['A bus leaves at ten', 'Since 3 November 2026', 'The last bus leaves at ten', 'Nobody has told us yet']) expect(page.text).toContain(words)
    expect(page.queries).toBeLessThanOrEqual(8)
  })

  test('a change that rests on an agreement of members only does not give that agreement away', async () => {
    await world.as(world.people.carer).post(`${BASE}/changes/new`, { words: 'A second thing', ...since, restsOn: [agreement, secret] })
    expect((await world.as(undefined).get(`${BASE}/happened`)).text).not.toContain('Only members read this agreement')
    expect((await world.as(world.people.planner).get(`${BASE}/happened`)).text).toContain('Only members read this agreement')
  })

  test('a day that is still to come, or an agreement from elsewhere, is refused with what was typed', async () => {
    const before = (await items('change')).length
    const answer = await world.as(world.people.carer).post(`${BASE}/changes/new`, { words: 'Soon there will be a bus', 'since-day': '1', 'since-month': '1', 'since-year': '2030', restsOn: newId<'item'>() })
    expect(answer.status).toBe(422)
    for (const words of ['Enter a day that has come', 'no longer there', 'Soon there will be a bus']) expect(answer.text).toContain(words)
    expect(await items('change')).toHaveLength(before)
  })

  test('what people told us stands under the change, with a claim that shows its design, number, period and limits', async () => {
    const [change] = await items('change')
    const answer = await world.as(world.people.service).post(`${BASE}/outcomes/new`, {
      words: 'We get home without a taxi', ...told, restsOn: change?.id ?? '', claim: '9 of 12 took the bus', design: 'told', people: '12', period: 'November 2026', limits: 'Only those at the stop were asked',
    })
    expect(answer.status).toBe(303)
    const page = await world.as(undefined).get(`${BASE}/happened`)
    for (const words of ['We get home without a taxi', '9 of 12 took the bus', 'People told us', 'November 2026', 'Only those at the stop were asked']) expect(page.text).toContain(words)
  })

  test('«led to» is refused where people only told us, with the words that can be said instead, and nothing is saved', async () => {
    const before = (await items('outcome')).length
    const answer = await world.as(world.people.service).post(`${BASE}/outcomes/new`, {
      words: 'Better', ...told, claim: 'The bus led to fewer missed visits', design: 'before-after', people: '12', period: 'November', limits: 'Few',
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('was followed by')
    expect(await items('outcome')).toHaveLength(before)
  })

  test('hostile and half-filled forms come back with the page', async () => {
    for (const fields of [{}, { words: 'x', ...told, people: '-1' }, { words: 'x', ...told, design: 'magic' }, { words: 'x', ...told, design: ['told', 'told'], people: ['1', '2'], claim: ['a', 'b'] }, { words: 'x'.repeat(3000), 'told-day': '99' }, { words: 'x', ...told, limits: 'Only limits' }]) {
      expect((await world.as(world.people.service).post(`${BASE}/outcomes/new`, fields)).status).toBe(422)
    }
    expect((await world.as(world.people.service).post(`${BASE}/changes/new`, { words: ['a', 'b'], since: 'soon' })).status).toBe(422)
  })

  test('whoever comes from an agreement finds it ticked; whoever is not signed in is asked to sign in', async () => {
    expect((await world.as(undefined).get(`${BASE}/changes/new`)).status).toBe(303)
    expect((await world.as(world.people.carer).get(`${BASE}/changes/new?agreement=${agreement}`)).text).toMatch(new RegExp(`value="${agreement}" checked`))
  })
})

describe('what happened, as data and over pages', () => {
  test('JSON and CSV hold claims with their limits and savings with what became of the service', async () => {
    const [change] = await items('change')
    await world.as(world.people.carer).post('/initiatives/evening-buses/costs/new', {
      kind: 'saving', words: 'Fewer taxis', about: change?.id ?? '', amount: '99.5', period: 'a month', borneBy: 'The clinic', basis: 'measured', source: 'Invoices', serviceChanged: 'None was cut', whoDecided: 'The board', withWhom: 'Drivers',
    })
    const asPage = (await world.as(undefined).get(`${BASE}/happened`)).text
    const json = (await world.as(undefined).get(`${BASE}/happened.json`)).text
    const table = (await world.as(undefined).get(`${BASE}/happened.csv`)).text
    for (const answer of [asPage, json, table]) for (const words of ['9 of 12 took the bus', 'Only those at the stop were asked', 'Fewer taxis', 'None was cut', 'The board', 'Drivers']) expect(answer).toContain(words)
    expect(JSON.parse(json)).toMatchObject({ costs: [{ kind: 'saving', about: change?.id, amount: { pounds: '99.50' }, notASubstitute: { serviceChanged: 'None was cut' } }] })
    expect(json + table).not.toContain('Only members read this agreement')
    expect(json).not.toContain(secret)
    expect((await world.as(undefined).get(`${BASE}/happened.json`)).queries).toBeLessThanOrEqual(8)
  })

  test('however much people told us about a change, the newest stand beside it and all of it can be read over pages', async () => {
    const [change] = await items('change')
    const at = { initiative: world.initiative.id, seenBy: 'public', person: world.people.host, at: world.clock.now } as const
    await world.database.transaction(async (trx) => {
      for (let place = 101; place <= 340; place++) await insertOutcome(trx, at, { words: `Told ${place}.`, toldOn: `2026-${String(1 + (place % 10)).padStart(2, '0')}-01`, restsOn: change === undefined || place % 2 === 0 ? [] : [change.id], claim: undefined })
    })
    const shown = await world.as(undefined).get(`${BASE}/happened`)
    expect(shown.text.match(/<p>Told \d+\.<\/p>/g)).toHaveLength(9)
    expect(shown.queries).toBeLessThanOrEqual(8)
    for (const [about, expected] of [[change?.id ?? '', 121], ['none', 120]] as const) {
      const seen: string[] = []
      for (let path: string | undefined = `${BASE}/outcomes?about=${about}`; path !== undefined;) {
        const page: Awaited<ReturnType<ReturnType<typeof world.as>['get']>> = await world.as(undefined).get(path)
        seen.push(...[...page.text.matchAll(/<div class="inset" id="([^"]+)"/g)].map((match) => match[1] ?? ''))
        expect(page.queries).toBeLessThanOrEqual(8)
        path = /href="([^"]+)" rel="next"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&')
      }
      expect([seen.length, new Set(seen).size]).toEqual([expected, expected])
    }
  })
})

describe('where a strand stops', () => {
  const ending = () => `${BASE}/items/${theme}/ending`

  test('setting something aside needs a reason; nobody having picked it up needs none', async () => {
    expect((await world.as(world.people.planner).post(ending(), { kind: 'set-aside' })).text).toContain('Write why')
    expect((await world.as(world.people.planner).post(ending(), { kind: 'nobody' })).status).toBe(303)
  })

  test('it is said once at a time, and can be opened again', async () => {
    expect((await world.as(world.people.carer).post(ending(), { kind: 'no-change', reason: 'No money this year' })).status).toBe(422)
    const [row] = await happenedTables(world.database).selectFrom('initiative.ending').selectAll().where('item_id', '=', theme).execute()
    expect((await world.as(world.people.carer).post(`${BASE}/items/${theme}/reopen`, { ending: row?.id ?? '' })).status).toBe(303)
    expect((await world.as(world.people.carer).post(ending(), { kind: 'no-change', reason: 'No money this year' })).status).toBe(303)
  })

  test('two people who end it at the same moment end it once', async () => {
    const other = await make('theme', 'Something else')
    const post = () => world.as(world.people.planner).post(`${BASE}/items/${other}/ending`, { kind: 'nobody' })
    const answers = await Promise.all([post(), post(), post()])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422, 422])
  })

  test('what somebody said can\'t be ended by others, and the pages ask the database at most eight questions', async () => {
    const voice = await make('voice', 'My own words')
    expect((await world.as(world.people.host).get(`${BASE}/items/${voice}/ending`)).status).toBe(404)
    expect((await world.as(world.people.host).get(ending())).queries).toBeLessThanOrEqual(8)
    expect((await world.as(world.people.host).get(`${BASE}/outcomes/new`)).queries).toBeLessThanOrEqual(8)
  })

  test('a change that was taken back or hidden is gone from the page', async () => {
    const [first, second] = await items('change')
    const db = happenedTables(world.database)
    await db.insertInto('initiative.hiding').values({ item_id: first?.id ?? agreement, reason: 'x', hidden_by: null }).execute()
    await db.insertInto('initiative.taking_back').values({ item_id: second?.id ?? agreement }).execute()
    const page = await world.as(world.people.carer).get(`${BASE}/happened`)
    expect(page.text).not.toContain('A bus leaves at ten')
    expect(page.text).not.toContain('A second thing')
    await world.database.transaction((trx) => linkItems(trx, world.initiative.id, agreement, [theme]))
  })
})
