/** Whatever is in an initiative: what leaves comes in, and leaves again as the same file. */
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { settleInitiative } from '#app/test-people.ts'
import { useWorld } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import { cleanText } from '#platform/text.ts'
import { markRoundsBrought } from '../how-shared/how-shared.queries.ts'
import { AGAIN } from '../learning/tables.ts'
import { CLOSINGS } from '../closing/tables.ts'
import { removeInitiative } from '../purpose/purpose.queries.ts'
import { AUDIENCES, type InitiativeId } from '../tables.ts'
import { type CarriedRow, insertRows } from './carried.queries.ts'
import { bringIn } from './read-file.ts'
import { linesOf, packed } from './write-file.ts'

const world = useWorld()
const AT = '2026-11-24T18:30:00.123456+00:00'

/** What people type, in any script, as forms let it through; never empty. */
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }).map((typed) => cleanText(typed).trim() || 'x')
const seenBy = fc.constantFrom(...AUDIENCES)
const voice = fc.record({ words, seenBy, fate: fc.constantFrom('there', 'there', 'hidden', 'gone') })
const theme = fc.record({ words, of: fc.array(fc.nat({ max: 9 }), { maxLength: 5 }), fate: fc.constantFrom('there', 'hidden') })
const note = fc.record({ tried: words, happened: words, again: fc.constantFrom(...AGAIN), because: words, seenBy, about: fc.array(fc.nat({ max: 4 }), { maxLength: 3 }) })
const entry = fc.record({ title: words, words, seenBy, byGroup: fc.boolean() })
const round = fc.option(fc.array(fc.nat({ max: 40 }), { minLength: 7, maxLength: 7 }), { nil: undefined })
const ending = fc.option(fc.record({ kind: fc.constantFrom(...CLOSINGS), by: words, words, thanks: fc.option(words) }), { nil: undefined })
const whole = fc.record({ voices: fc.array(voice, { maxLength: 10 }), themes: fc.array(theme, { maxLength: 5 }), notes: fc.array(note, { maxLength: 4 }), entries: fc.array(entry, { maxLength: 4 }), round, ending })
type Whole = typeof whole extends fc.Arbitrary<infer Made> ? Made : never

/** The rows of a whole, table by table in the order of a file. */
function rowsOf({ voices, themes, notes, entries, round: people, ending: end }: Whole): readonly (readonly [string, readonly CarriedRow[]])[] {
  const said = voices.map((one) => ({ ...one, id: newId<'item'>(), kind: 'voice', rank: 0 }))
  const made = themes.map((one) => ({ ...one, id: newId<'item'>(), kind: 'theme', rank: 1, seenBy: 'members' }))
  const items = [...said, ...made]
  const noted = notes.map((one) => ({ ...one, id: newId<'learning-note'>() }))
  const roundId = newId<'how-shared-round'>()
  const distinct = (places: readonly number[], among: number) => [...new Set(places.filter((place) => place < among))]
  return [
    ['thread_item', items.map(({ id, kind, words: text, seenBy: seen_by, rank, fate }) => ({ id, kind, words: fate === 'gone' ? '' : text, seen_by, rank, version: 1, recorded_at: AT }))],
    ['taking_back', items.filter(({ fate }) => fate === 'gone').map(({ id }) => ({ item_id: id, at: AT }))],
    ['hiding', items.filter(({ fate }) => fate === 'hidden').map(({ id }) => ({ item_id: id, at: AT }))],
    ['contribution', said.map(({ id }) => ({ item_id: id, channel: 'site' }))],
    ['thread_link', made.flatMap(({ id, of }) => distinct(of, said.length).map((place) => ({ source_id: said[place]?.id, source_rank: 0, result_id: id, result_rank: 1 })))],
    ['journal_entry', entries.map(({ title, words: text, seenBy: seen_by, byGroup }) => ({ id: newId<'journal-entry'>(), title, day: '2026-11-20', words: text, seen_by, by_group: byGroup, version: 1, at: AT, changed_at: AT }))],
    ['how_shared_round', people === undefined ? [] : [{ id: roundId, begun_at: AT, last_day: '2026-11-30' }]],
    ['how_shared_counted', people === undefined ? [] : [{ round_id: roundId, at: AT }]],
    ['how_shared_spread', people === undefined ? [] : [{ round_id: roundId, standpoint_id: null, people }]],
    ['learning_note', noted.map(({ id, tried, happened, again, because, seenBy: seen_by }) => ({ id, tried, happened, again, because, seen_by, version: 1, at: AT }))],
    // What was hidden or taken back is no longer what a note rests on.
    ['learned_from', noted.flatMap(({ id, about }) => distinct(about, made.length).flatMap((place) => (made[place]?.fate === 'there' ? [{ note_id: id, item_id: made[place].id }] : [])))],
    ['closing', end === undefined ? [] : [{ kind: end.kind, carried_on_by: end.kind === 'carried-on' ? end.by : null, words: end.words, thanks: end.thanks, readable_until: null, at: AT }]],
  ]
}

const textOf = async (id: InitiativeId): Promise<readonly string[]> => {
  const pieces: Uint8Array[] = []
  for await (const piece of packed(world.database.parts((snapshot) => linesOf(snapshot, id, 'https://elsewhere.example/initiatives/it', world.clock.now)))) pieces.push(piece)
  return gunzipSync(Buffer.concat(pieces)).toString('utf8').split('\n')
}
const bring = (lines: readonly string[]) => bringIn(world.database, async function* () { yield gzipSync(lines.join('\n')) }, { person: world.people.administrator, at: world.clock.now, moved: async () => undefined })
/** Without ids, in an order that does not follow from them. */
const plain = (lines: readonly string[]) => lines.map((line) => line.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id')).toSorted()

test('what leaves comes in, and leaves again as the same file; beside itself it differs by its ids alone', async () => {
  await fc.assert(fc.asyncProperty(whole, async (made) => {
    const { id } = await settleInitiative(world.database, world.people, { slug: `back-${newId<'slug'>()}` })
    await world.database.transaction(async (trx) => {
      for (const [table, rows] of rowsOf(made)) if (rows.length > 0) expect(await insertRows(trx, id, table, rows), table).toBe(rows.length)
    })
    // It came itself from somewhere: what people answered stayed there.
    await world.database.transaction((trx) => markRoundsBrought(trx, id))
    const first = await textOf(id)
    const beside = await bring(first)
    const [, ...second] = await textOf(beside.id)
    expect(plain(second)).toEqual(plain(first.slice(1)))
    await world.database.transaction((trx) => removeInitiative(trx, id))
    expect((await bring(first)).id).toBe(id)
    expect((await textOf(id)).slice(1)).toEqual(first.slice(1))
    for (const gone of [id, beside.id]) await world.database.transaction((trx) => removeInitiative(trx, gone))
  }), { numRuns: 12 })
})
