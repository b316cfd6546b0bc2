/** Themes in themes are read from the widest to the narrowest, on a page, in a table, in the picture and in a file. */
import { beforeAll, expect, test } from 'vitest'
import { useWorld } from '#app/test-world.ts'
import type { ItemId, ItemKind } from '../tables.ts'
import { insertItem, insertItems, linkItems } from './item.queries.ts'

const world = useWorld()
const BASE = '/initiatives/evening-buses'
let moment = Date.UTC(2026, 8, 1)

const make = (kind: ItemKind, words: string, restsOn: readonly ItemId[] = [], seenBy: 'members' | 'public' = 'public') => world.database.transaction(async (trx) => {
  moment += 1000
  const item = await insertItem(trx, { initiative: world.initiative.id, kind, words, seenBy, recordedAt: new Date(moment) }, { person: world.people.carer, standpoint: undefined, channel: 'site' })
  await linkItems(trx, world.initiative.id, item, restsOn)
  return item
})
const read = async (page: string) => (await world.as(world.people.planner).get(`${BASE}/${page}`)).text
const order = (text: string, words: readonly string[]) => words.map((one) => text.indexOf(one)).filter((at) => at >= 0)
const isInOrder = (text: string, words: readonly string[]) => {
  const at = order(text, words)
  return at.length === words.length && at.every((one, index) => index === 0 || one > (at[index - 1] ?? 0))
}

let [wide, narrow, narrowest]: ItemId[] = []

beforeAll(async () => {
  narrowest = await make('theme', 'The light at the stop', [await make('voice', 'It is dark there')])
  narrow = await make('theme', 'Stops', [narrowest])
  wide = await make('theme', 'Getting about', [narrow, await make('voice', 'Getting about is hard')])
  await make('need', 'To wait where it is light', [narrowest])
  await make('need', 'To get about', [wide])
})

test('a narrower theme stands inside the wider one, with what came of it', async () => {
  const words = ['Getting about', 'Stops', 'The light at the stop', 'To wait where it is light']
  for (const page of ['thread', 'thread?as=table', 'thread.csv']) expect([page, isInOrder(await read(page), words)]).toEqual([page, true])
  const outline = await read('thread')
  expect(outline.match(/<section class="strand keep-together"/g)).toHaveLength(1)
  expect(outline).toContain(`id="${wide}"`)
  // In the picture it is one strand, that comes from all that was said in it.
  expect(outline.match(/class="thread__stage"/g)?.length).toBeGreaterThan(0)
})

test('followed from one of them, the wider one came of the narrower, and rests on it', async () => {
  expect(isInOrder(await read(`items/${narrowest}`), ['The light at the stop', 'Stops', 'Getting about', 'To get about'])).toBe(true)
  const page = await read(`items/${wide}`)
  expect([page.includes('Stops'), page.includes('To get about'), page.includes('To wait where it is light')]).toEqual([true, true, false])
})

test('what somebody said in a wide theme and in a narrow one is followed from both', async () => {
  const mine = (await world.as(world.people.carer).get('/me/thread')).text
  for (const words of ['It is dark there', 'Getting about is hard', 'To wait where it is light', 'To get about']) expect(mine).toContain(words)
})

test('where the wider theme is for others only, the narrower begins a strand of its own', async () => {
  const open = await make('theme', 'A theme for everybody')
  await make('theme', 'A theme among members', [open], 'members')
  const outside = (await world.as(undefined).get(`${BASE}/thread`)).text
  expect([outside.includes(`<section class="strand keep-together" id="${open}"`), outside.includes('A theme among members')]).toEqual([true, false])
  expect(await read('thread')).not.toContain(`<section class="strand keep-together" id="${open}"`)
})

test('nearer comes first: nothing is shown two steps away while something is left out one step away; what is left out is counted where it is', async () => {
  const by = { person: undefined, standpoint: undefined, channel: 'site' as const }
  const [root, inside] = [await make('theme', 'Of which much came'), await make('theme', 'Inside it')]
  await world.database.transaction(async (trx) => {
    await linkItems(trx, world.initiative.id, root, [inside])
    const needs = await insertItems(trx, Array.from({ length: 90 }, (_, index) => ({ item: { initiative: world.initiative.id, kind: 'need' as const, words: `Near ${index}.`, seenBy: 'public' as const }, by })))
    for (const need of needs) await linkItems(trx, world.initiative.id, need, [root])
    const far = await insertItems(trx, Array.from({ length: 5 }, (_, index) => ({ item: { initiative: world.initiative.id, kind: 'need' as const, words: `Far ${index}.`, seenBy: 'public' as const }, by })))
    for (const need of far) await linkItems(trx, world.initiative.id, need, [inside])
  })
  const first = await read('thread')
  const strand = first.slice(first.indexOf(`id="${root}"`), first.indexOf('<h2 id="picture"'))
  const near = strand.match(/Near \d+\./g)?.length ?? 0
  expect([near > 60, near < 90, strand.match(/Far \d+\./g), strand.includes('Inside it')]).toEqual([true, true, null, true])
  expect(strand).toContain(`items/${root}">${90 - near} more things came of it`)
  expect(strand).toContain(`items/${inside}">5 more things came of it`)
})
