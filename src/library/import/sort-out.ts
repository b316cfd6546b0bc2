/** What each entry of a file of works is: a new work, one that is there, or nothing that can be taken. Changes nothing. */
import { hash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Database } from '#platform/database/database.ts'
import type { Watch } from '#platform/forms/watch.ts'
import { asResource } from '../citation/own-json.rules.ts'
import type { ReadEntry } from '../citation/csl.ts'
import { readWorks } from '../citation/read-file.ts'
import { listTitlesOf } from '../entry/entry.queries.ts'
import { addressOf } from '../link/address.ts'
import type { Resource } from '../resource/resource.rules.ts'
import { type Alike, listAlike } from './alike.queries.ts'
import { type NewRow, type WorkFile, piecesOf } from './work-file.queries.ts'
import { NOTHING_YET, type Tally, isNearTitle, samenessOf } from './works.rules.ts'

/** Asked for and written at once. */
const AT_ONCE = 1_000
const MOST_TOPICS = 1_000
/** Pages wait no longer than this for whoever reads a file, in ms. */
const TURN = 8

type Read = Readonly<{ line: number; place: number; content: Resource; named?: string | undefined; key: string; addresses: readonly string[] }>
type Refused = NewRow & Readonly<{ verdict: 'refused' }>
export type Batch = Readonly<{ read: readonly Read[]; refused: readonly Refused[] }>

/** An entry with all that is to be known to bring it in. */
export type SortedRow = Refused | (NewRow & Pick<Read, 'content' | 'named' | 'key' | 'addresses'>)
export type Sorted = Readonly<{ rows: readonly SortedRow[]; tally: Tally }>

/** The entries of a file as resources, so many at once. Whoever asks for a page meanwhile comes first. */
export async function* batchesOf(database: Database, file: WorkFile): AsyncGenerator<Batch> {
  const topics = new Map((await listTitlesOf(database, 'topic', MOST_TOPICS)).flatMap(({ slug, title }) => [[slug, slug], [title.toLowerCase(), slug]] as const))
  let [read, refused, place, turn]: [Read[], Refused[], number, number] = [[], [], 0, performance.now()]
  for await (const entry of readWorks(piecesOf(database, file.id), file.columns)) {
    place += 1
    const one = readOne(entry, place, topics)
    if ('verdict' in one) refused.push(one)
    else read.push(one)
    if (performance.now() - turn > TURN) {
      await setImmediate()
      turn = performance.now()
    }
    if (read.length + refused.length < AT_ONCE) continue
    yield { read, refused }
    ;[read, refused] = [[], []]
  }
  if (read.length + refused.length > 0) yield { read, refused }
}

function readOne(entry: ReadEntry, place: number, topics: ReadonlyMap<string, string>): Read | Refused {
  const { line } = entry
  if ('code' in entry) return { line, place, verdict: 'refused', code: entry.code, title: '' }
  const { title, content, slug } = asResource(entry, topics)
  if (content === undefined) return { line, place, verdict: 'refused', code: 'not-a-resource', title: title.slice(0, 200) }
  return { line, place, content, named: slug, key: keyOf(content), addresses: content.links.flatMap(({ url }) => addressOf(url)?.sameAs ?? []) }
}

/** The same entry of the same file, another time. */
const keyOf = (content: Resource): string => hash('sha256', JSON.stringify(content.cited ?? content), 'base64url').slice(0, 27)

/** The same, the next being made while PostgreSQL is busy with the one before. */
export async function* ahead<Some>(all: AsyncGenerator<Some>): AsyncGenerator<Some> {
  let next = all.next()
  try {
    for (;;) {
      const { value, done } = await next
      if (done === true) return
      next = all.next()
      // A fault of what nobody came to ask for is nobody's.
      next.catch(() => undefined)
      yield value
    }
  } finally {
    await all.return(undefined)
  }
}

/** Says of each entry what it is. */
export async function* sortOut(database: Database, batches: AsyncIterable<Batch>, watch: Watch | undefined): AsyncGenerator<Sorted> {
  const seen = new Set<string>()
  let tally = NOTHING_YET
  for await (const { read, refused } of batches) {
    const held = await heldOf(database, read, watch)
    const alike = Map.groupBy(await listAlike(database, read.map(({ key, content, addresses }) => ({ key, title: content.title, doi: content.doi, addresses }))), ({ place }) => place)
    const rows = [...refused, ...read.map((one, at) => (held.has(at) ? withoutWords(one) : judged(one, alike.get(at) ?? [], seen)))].toSorted((a, b) => a.place - b.place)
    tally = withRows(tally, rows)
    yield { rows, tally }
  }
}

/** What it may be that must not be kept. */
export const heldOf = async (database: Database, read: readonly Pick<Read, 'content'>[], watch: Watch | undefined): Promise<ReadonlySet<number>> =>
  await watch?.texts(database, read.map(({ content }) => `${content.title}\n${content.annotation}`), undefined) ?? new Set<number>()

export const withoutWords = ({ line, place }: Pick<NewRow, 'line' | 'place'>): Refused => ({ line, place, verdict: 'refused', code: 'words-held', title: '' })

/** The tally with some more. */
export function withRows(tally: Tally, rows: readonly NewRow[]): Tally {
  const [fresh, refused] = [rows.filter(({ verdict }) => verdict === 'fresh').length, rows.filter(({ verdict }) => verdict === 'refused').length]
  return { read: tally.read + rows.length, fresh: tally.fresh + fresh, refused: tally.refused + refused, there: tally.there + rows.length - fresh - refused }
}

const BY = ['before', 'link', 'doi', 'title'] as const

function judged({ content, addresses, ...read }: Read, alike: readonly Alike[], seen: Set<string>): SortedRow {
  const row = { ...read, content, addresses, title: content.title }
  const year = content.published?.slice(0, 4)
  const near = alike.filter((one) => one.by !== 'title' || (isNearTitle(one.title, content.title) && (one.year === null || year === undefined || one.year === year)))
  const found = BY.flatMap((by) => near.find((one) => one.by === by) ?? [])[0]
  const same = samenessOf(content, addresses)
  const isTwice = same.some((one) => seen.has(one))
  for (const one of same) seen.add(one)
  if (found !== undefined) return { ...row, verdict: found.by, like: found.entry }
  return { ...row, verdict: isTwice ? 'twice' : 'fresh' }
}
