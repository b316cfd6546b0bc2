import { beforeAll, describe, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import type { VoiceTables } from '../voice/tables.ts'
import type { QuestionTables } from '../question/tables.ts'
import type { Audience, ItemId, ItemKind, PersonId } from '../tables.ts'
import { tables } from '../tables.ts'
import { insertItem, insertItems, linkItems } from './item.queries.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
const PAGES = ['thread', 'thread.json', 'thread.csv', 'happened', 'thread.atom'] as const

const make = (kind: ItemKind, words: string, restsOn: readonly ItemId[] = [], seenBy: Audience = 'public', person: PersonId = world.people.carer) =>
  world.database.transaction(async (trx) => {
    const item = await insertItem(trx, { initiative: world.initiative.id, kind, words, seenBy }, { person, standpoint: undefined, channel: 'site' })
    if (kind === 'change') await trx.tables<{ 'initiative.change': { item_id: ItemId; since: string } }>().insertInto('initiative.change').values({ item_id: item, since: '2026-11-03' }).execute()
    await linkItems(trx, world.initiative.id, item, restsOn)
    return item
  })
const takeBack = async (item: ItemId) => {
  await tables(world.database).insertInto('initiative.taking_back').values({ item_id: item }).execute()
  await tables(world.database).updateTable('initiative.thread_item').set({ words: '' }).where('id', '=', item).execute()
}
const hide = (item: ItemId) => tables(world.database).insertInto('initiative.hiding').values({ item_id: item, reason: 'Names a neighbour', hidden_by: world.people.host }).execute()
const read = async (person: PersonId | undefined, page: string) => (await world.as(person).get(`${BASE}/${page}`)).text

let voice: ItemId
let other: ItemId
let theme: ItemId
let change: ItemId
let agreement: ItemId

beforeAll(async () => {
  voice = await make('voice', 'The last bus goes before the clinic ends', [], 'members')
  other = await make('voice', 'I walk home in the dark', [], 'public', world.people.service)
  theme = await make('theme', 'Getting home at night', [voice, other])
  await make('theme', 'Parking that nobody took up')
  await make('theme', 'A theme among members', [], 'members')
  agreement = await make('decision', 'A later bus is tried', [theme])
  change = await make('change', 'A bus leaves at ten', [agreement])
  await make('change', 'Something that only members know', [agreement], 'members')
  await make('outcome', 'We get home by bus', [change])
})

describe('what happened to what was said', () => {
  test('a visitor follows the thread from what was heard to what happened, and reads where it ends', async () => {
    const page = await world.as(undefined).get(`${BASE}/thread`)
    for (const words of ['Getting home at night', '1 thing that was said', 'A later bus is tried', 'A bus leaves at ten', 'Since 3 November 2026', 'We get home by bus', 'Nobody has picked this up yet.']) expect(page.text).toContain(words)
    expect(page.text.indexOf('We get home by bus')).toBeGreaterThan(page.text.indexOf('Getting home at night'))
    expect(page.queries).toBeLessThanOrEqual(8)
  })

  test('the words stand before the picture, and the picture has a title and holds no style of its own', async () => {
    const page = await read(undefined, 'thread')
    expect(page.indexOf('<h2>In words</h2>')).toBeLessThan(page.indexOf('<svg'))
    expect(page).toMatch(/<svg[^>]* role="img" aria-labelledby="thread-wide-title thread-wide-text"><title id="thread-wide-title">/)
    expect(page).not.toMatch(/style=|<style/)
  })

  test('what a page hides, no data, table or feed shows: whoever asks', async () => {
    for (const page of PAGES) {
      const text = await read(undefined, page)
      for (const secret of ['A theme among members', 'Something that only members know', 'The last bus goes before', 'Carer Example']) expect(text).not.toContain(secret)
    }
    expect(await read(world.people.host, 'thread.json')).toContain('A theme among members')
  })

  test('the feed holds nothing that is for members only, also where a member asks for it', async () => {
    const feed = await world.as(world.people.host).get(`${BASE}/thread.atom`)
    expect(feed.headers.get('content-type')).toContain('application/atom+xml')
    expect(feed.text).toContain('A bus leaves at ten')
    expect(feed.text).not.toContain('Something that only members know')
  })

  test('members see how much was said in all; people outside only what is open to them', async () => {
    expect(await read(world.people.planner, 'thread')).toContain('2 things that were said')
    expect(await read(undefined, 'thread')).not.toContain('2 things that were said')
  })

  test('a formula that somebody wrote does not run in a spreadsheet', async () => {
    const formula = await make('theme', '=HYPERLINK("https://elsewhere.example")')
    expect(await read(undefined, 'thread.csv')).toContain(`"'=HYPERLINK(""https://elsewhere.example"")"`)
    await hide(formula)
    expect(await read(undefined, 'thread.csv')).not.toContain('HYPERLINK')
  })

  test('what was taken back is said to be taken back, and its words are nowhere', async () => {
    const gone = await make('theme', 'Words that are gone', [other])
    await takeBack(gone)
    for (const page of PAGES) expect(await read(world.people.host, page)).not.toContain('Words that are gone')
    expect(await read(undefined, 'thread')).toContain('Taken back by whoever said it.')
  })

  test('what a host has hidden is said to be hidden, and its words are nowhere', async () => {
    await hide(await make('change', 'Hidden words', [agreement]))
    for (const page of PAGES) expect(await read(world.people.carer, page)).not.toContain('Hidden words')
    expect(await read(undefined, 'thread')).toContain('Hidden by a host.')
  })
})

describe('an item\'s own page', () => {
  test('leads back to what it rests on and forward to what came of it', async () => {
    const page = await world.as(world.people.planner).get(`${BASE}/items/${agreement}`)
    for (const words of ['A later bus is tried', 'Getting home at night', 'A bus leaves at ten']) expect(page.text).toContain(words)
    expect(page.queries).toBeLessThanOrEqual(8)
    const voicePage = await world.as(world.people.carer).get(`${BASE}/items/${voice}`)
    for (const words of ['The last bus goes before', 'Carer Example', 'Getting home at night', 'A bus leaves at ten', `${voice}/take-back`]) expect(voicePage.text).toContain(words)
  })

  test('shows nobody outside who said it, and nothing that is not open to them', async () => {
    expect((await world.as(undefined).get(`${BASE}/items/${voice}`)).status).toBe(404)
    const page = await world.as(undefined).get(`${BASE}/items/${theme}`)
    expect(page.text).toContain('I walk home in the dark')
    for (const secret of ['Service Example', 'Carer Example', 'The last bus goes before', '/ending', '/take-back']) expect(page.text).not.toContain(secret)
    expect((await world.as(undefined).get(`${BASE}/items/not-an-id`)).status).toBe(404)
  })

  test('says where it stands once somebody has said so', async () => {
    const stopped = await make('theme', 'Benches')
    await world.as(world.people.host).post(`${BASE}/items/${stopped}/ending`, { kind: 'set-aside', reason: 'The street is rebuilt next year' })
    expect(await read(undefined, `items/${stopped}`)).toContain('Set aside, because: The street is rebuilt next year')
    expect(await read(undefined, 'thread')).toContain('Set aside, because: The street is rebuilt next year')
  })
})

describe('what became of what I said', () => {
  test('shows each thing that I said with what came of it, and nobody else\'s', async () => {
    const page = await world.as(world.people.carer).get('/me/thread')
    for (const words of ['The last bus goes before', 'Getting home at night', 'A later bus is tried', 'A bus leaves at ten', 'thread__mine']) expect(page.text).toContain(words)
    expect(page.text).not.toContain('I walk home in the dark')
    expect(page.queries).toBeLessThanOrEqual(8)
  })

  test('shows the question that I answered, and by when the reply is promised', async () => {
    const question = newId<'question'>()
    const db = world.database.tables<QuestionTables & VoiceTables>()
    await db.insertInto('initiative.question').values({ id: question, initiative_id: world.initiative.id, words: 'How do you get home?', to_whom: 'Everybody', open_until: '2026-12-01', reply_by: '2026-12-15', asked_by: null }).execute()
    await db.insertInto('initiative.question_publication').values({ question_id: question, published_by: null, at: world.clock.now }).execute()
    await db.insertInto('initiative.answering').values({ initiative_id: world.initiative.id, item_id: voice, question_id: question }).execute()
    const page = await world.as(world.people.carer).get('/me/thread')
    for (const words of ['How do you get home?', 'Waiting for a reply by 15 December 2026']) expect(page.text).toContain(words)
    world.clock.now = new Date('2026-12-16T00:00:00Z')
    expect((await world.as(world.people.carer).get('/me/thread')).text).toContain('A reply was promised by 15 December 2026 and is overdue')
    world.clock.now = new Date('2026-11-24T18:30:00Z')
  })

  test('somebody who left sees what they said, and of the rest what everybody sees', async () => {
    await tables(world.database).deleteFrom('initiative.member').where('person_id', '=', world.people.service).execute()
    const page = await world.as(world.people.service).get('/me/thread')
    expect(page.text).toContain('I walk home in the dark')
    expect(page.text).not.toContain('Something that only members know')
  })

  test('whoever has said nothing is told what will be here', async () => {
    expect((await world.as(world.people.stranger).get('/me/thread')).text).toContain('You have not said anything yet.')
    expect((await world.as(world.people.stranger).get('/me/thread?in=evening-buses&before=x')).status).toBe(200)
  })
})

test('ten thousand voices and two hundred themes cost no more queries', async () => {
  const by = { person: world.people.planner, standpoint: undefined, channel: 'import' as const }
  await world.database.transaction(async (trx) => {
    const voices = await insertItems(trx, Array.from({ length: 10_000 }, (_, index) => ({ item: { initiative: world.initiative.id, kind: 'voice' as const, words: `Voice ${index}`, seenBy: 'members' as const }, by })))
    const themes = await insertItems(trx, Array.from({ length: 200 }, (_, index) => ({ item: { initiative: world.initiative.id, kind: 'theme' as const, words: `Theme ${index}`, seenBy: 'public' as const }, by })))
    for (const [index, one] of themes.entries()) await linkItems(trx, world.initiative.id, one, voices.slice(index * 50, index * 50 + 50))
  })
  for (const page of [`${BASE}/thread`, `${BASE}/items/${theme}`, '/me/thread', `${BASE}/thread.json`, `${BASE}/happened`]) {
    const answer = await world.as(world.people.planner).get(page)
    expect([answer.status, answer.queries <= 8]).toEqual([200, true])
  }
  const met: string[] = []
  for (let path: string | undefined = `${BASE}/thread`, left = Infinity; path !== undefined;) {
    const { text }: { text: string } = await world.as(world.people.planner).get(path)
    met.push(...[...text.matchAll(/<section class="strand[^"]*" id="([^"]+)"/g)].map((match) => match[1] ?? ''))
    const next = /href="([^"]+)" rel="next">(?:(\d+) more themes?, ([\d,]+) voices?|(\d+) more strands?)/.exec(text)
    path = next?.[1]?.replaceAll('&amp;', '&')
    // What is gathered is said with its number, and gets less from page to page.
    const more = Number(next?.[2] ?? next?.[4] ?? 0)
    expect(more).toBeLessThan(left)
    left = more
    if (met.length === 12) expect(next?.[3]).toBe('9,700')
  }
  expect(met.length).toBeGreaterThan(200)
  expect(new Set(met).size).toBe(met.length)
})

test('outline, table and picture say the same in the same order; what no page carries is gathered, with its number and a way to it', async () => {
  const root = await make('theme', 'A theme of which much came', [voice])
  const by = { person: undefined, standpoint: undefined, channel: 'site' as const }
  await world.database.transaction(async (trx) => {
    const needs = await insertItems(trx, Array.from({ length: 160 }, (_, index) => ({ item: { initiative: world.initiative.id, kind: 'need' as const, words: `Need number ${index}`, seenBy: 'public' as const }, by })))
    for (const need of needs) await linkItems(trx, world.initiative.id, need, [root])
  })
  const last = `${BASE}/thread?after=${(await tables(world.database).selectFrom('initiative.thread_item').select('id').where('kind', '=', 'theme').where('initiative_id', '=', world.initiative.id).orderBy('recorded_at', 'desc').orderBy('id', 'desc').offset(1).executeTakeFirstOrThrow()).id}`
  const needsOf = (text: string) => [...text.matchAll(/(?:items|needs)\/[^"]+">(Need number \d+)</g)].map((match) => match[1])
  const outline = (await world.as(world.people.carer).get(last)).text
  const table = (await world.as(world.people.carer).get(`${last}&as=table`)).text
  expect(needsOf(outline)).toHaveLength(80)
  expect(needsOf(table)).toEqual(needsOf(outline))
  for (const text of [outline, table]) expect(text).toContain(`items/${root}">80 more things came of it`)
  // Some of them are knots; the others, told on this page or not, are one.
  expect(outline).toContain('144 more</text>')
  const csv = await read(world.people.carer, 'thread.csv')
  expect(csv.match(/Need number/g)).toHaveLength(160)
  expect(await read(world.people.carer, `items/${root}`)).toContain('thread.csv">80 more stand in the whole thread')
})
