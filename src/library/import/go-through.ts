/** Going through a file of works, to say what would become of each entry, or to bring them in: all or nothing. */
import { createHash } from 'node:crypto'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Watch } from '#platform/forms/watch.ts'
import { readId } from '#platform/ids.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import type { ReadEntry } from '../citation/csl.ts'
import { readWorks } from '../citation/read-file.ts'
import { asResource } from '../citation/own-json.rules.ts'
import { insertEntries, listTitlesOf } from '../entry/entry.queries.ts'
import { addressOf } from '../link/address.ts'
import { type Resource, resource } from '../resource/resource.rules.ts'
import { type Alike, listAlike } from './alike.queries.ts'
import type { FileId } from './tables.ts'
import { type NewRow, type WorkFile, deleteParts, deleteRows, findFile, holdFiles, insertRows, moveFile, noteTally, piecesOf } from './work-file.queries.ts'
import { type Choices, NOTHING_YET, type Tally, comesIn, isNearTitle, samenessOf } from './works.rules.ts'

/** The name of the job. */
export const GO_THROUGH_WORKS = 'go-through-works'

/** What is checked before the page is answered. */
const SHORT = 500
/** Asked for and written at once. */
const AT_ONCE = 1_000
const MOST_TOPICS = 1_000

type Around = Readonly<{ now: () => Date; watch: Watch | undefined }>
type Sorted = Readonly<{ rows: readonly (NewRow & Readonly<{ content?: Resource; named?: string | undefined }>)[]; tally: Tally }>

type Read = Readonly<{ line: number; place: number; content: Resource; named: string | undefined; key: string; addresses: readonly string[] }>

type Batch = Readonly<{ read: readonly Read[]; refused: readonly NewRow[] }>

/** The entries of a file as resources, so many at once. */
async function* batchesOf(entries: AsyncIterable<ReadEntry>, topics: ReadonlyMap<string, string>): AsyncGenerator<Batch> {
  let [read, refused, place]: [Read[], NewRow[], number] = [[], [], 0]
  for await (const entry of entries) {
    place += 1
    if ('code' in entry) refused.push({ line: entry.line, place, verdict: 'refused', code: entry.code, title: '' })
    else {
      const { title, content, slug } = asResource(entry, topics)
      if (content === undefined) refused.push({ line: entry.line, place, verdict: 'refused', code: 'not-a-resource', title: title.slice(0, 200) })
      else read.push({ line: entry.line, place, content, named: slug, key: keyOf(content), addresses: content.links.flatMap(({ url }) => addressOf(url)?.sameAs ?? []) })
    }
    if (read.length + refused.length < AT_ONCE) continue
    yield { read, refused }
    ;[read, refused] = [[], []]
  }
  if (read.length + refused.length > 0) yield { read, refused }
}

/** The same, the next being read while PostgreSQL is busy with the one before. */
async function* readAhead(batches: AsyncGenerator<Batch>): AsyncGenerator<Batch> {
  let next = batches.next()
  try {
    for (;;) {
      const { value, done } = await next
      if (done === true) return
      next = batches.next()
      // A fault of what nobody came to ask for is nobody's.
      next.catch(() => undefined)
      yield value
    }
  } finally {
    await batches.return(undefined)
  }
}

/**
 * Goes through a file and says of each entry what it is. Changes nothing.
 * @param outside the file is read there, beside whatever is done in `database`
 */
async function* sortOut(database: Database, outside: Database, file: WorkFile, watch: Watch | undefined): AsyncGenerator<Sorted> {
  const topics = new Map((await listTitlesOf(database, 'topic', MOST_TOPICS)).flatMap(({ slug, title }) => [[slug, slug], [title.toLowerCase(), slug]] as const))
  const seen = new Set<string>()
  let tally = NOTHING_YET
  for await (const { read, refused } of readAhead(batchesOf(readWorks(piecesOf(outside, file.id), file.columns), topics))) {
    const held = await watch?.texts(database, read.map(({ content }) => `${content.title}\n${content.annotation}`), undefined) ?? new Set<number>()
    const alike = await listAlike(database, read.map(({ key, content, addresses }) => ({ key, title: content.title, doi: content.doi, addresses })))
    const rows = read.map((one, at) => (held.has(at) ? { line: one.line, place: one.place, verdict: 'refused' as const, code: 'words-held' as const, title: '' } : judged(one, alike.filter((other) => other.place === at), seen)))
    const all = [...refused, ...rows].toSorted((a, b) => a.place - b.place)
    const count = (is: (row: NewRow) => boolean) => all.filter(is).length
    tally = {
      read: tally.read + all.length, fresh: tally.fresh + count(({ verdict }) => verdict === 'fresh'), refused: tally.refused + count(({ verdict }) => verdict === 'refused'),
      there: tally.there + count(({ verdict }) => verdict !== 'fresh' && verdict !== 'refused'),
    }
    yield { rows: all, tally }
  }
}

/** The same entry of the same file, another time. */
const keyOf = (content: Resource): string => createHash('sha256').update(JSON.stringify(content.cited ?? content)).digest('base64url').slice(0, 27)

const BY = ['before', 'link', 'doi', 'title'] as const

function judged({ line, place, content, named, key, addresses }: Read, alike: readonly Alike[], seen: Set<string>): Sorted['rows'][number] {
  const row = { line, place, title: content.title, key, content, named }
  const year = content.published?.slice(0, 4)
  const near = alike.filter((one) => one.by !== 'title' || (isNearTitle(one.title, content.title) && (one.year === null || year === undefined || one.year === year)))
  const found = BY.flatMap((by) => near.find((one) => one.by === by) ?? [])[0]
  const same = samenessOf(content, addresses)
  const isTwice = same.some((one) => seen.has(one))
  for (const one of same) seen.add(one)
  if (found !== undefined) return { ...row, verdict: found.by, like: found.entry }
  return { ...row, verdict: isTwice ? 'twice' : 'fresh' }
}

/** Has a file looked at entry by entry: at once where it is short, else as a job that people watch. */
export async function askForCheck(trx: Transaction, file: WorkFile, columns: WorkFile['columns'], { now, watch }: Readonly<{ now: Date; watch: Watch | undefined }>): Promise<void> {
  await moveFile(trx, file.id, ['arriving', 'checking', 'checked', 'stopped', 'refused', 'nothing-new'], 'checking', { now, columns })
  if (file.entries <= SHORT) await goThroughWorks(trx, { file: file.id }, { now: () => now, watch })
  else await trx.reactions.enqueue(trx, GO_THROUGH_WORKS, { file: file.id })
}

/** Has it brought in. False where it is no longer as it was shown. */
export async function askToBringIn(trx: Transaction, id: FileId, choices: Choices, now: Date): Promise<boolean> {
  if (!(await moveFile(trx, id, ['checked', 'stopped', 'refused', 'nothing-new'], 'waiting', { now, choices }))) return false
  await trx.reactions.enqueue(trx, GO_THROUGH_WORKS, { file: id })
  return true
}

/** The job: does it again from the beginning where a process died over it. What came in is found, and nothing is left to do. */
export async function goThroughWorks(database: Database, ids: Readonly<Record<string, string>>, around: Around): Promise<void> {
  const id = readId<'work-file'>(ids['file'])
  const file = id === undefined ? undefined : await findFile(database, id)
  if (file === undefined) return
  if (file.state === 'checking') await check(database, file, around)
  else if (file.state === 'waiting' || file.state === 'running') await bringIn(database, file, around)
  else if (file.state === 'stopping') await moveFile(database, file.id, ['stopping'], 'stopped', { now: around.now() })
}

async function check(database: Database, file: WorkFile, { now, watch }: Around): Promise<void> {
  await deleteRows(database, file.id)
  for await (const { rows, tally } of sortOut(database, database, file, watch)) {
    await insertRows(database, file.id, rows)
    if (await noteTally(database, file.id, tally, now()) !== 'checking') return
  }
  await moveFile(database, file.id, ['checking'], 'checked', { now: now() })
}

/** Thrown within the transaction, so that nothing of it stays. */
class NothingTaken extends Error {
  readonly why: 'refused' | 'nothing-new' | 'stopped'

  constructor(why: 'refused' | 'nothing-new' | 'stopped') {
    super(why)
    this.why = why
  }
}

/** Nothing chosen is the careful way. */
const CAREFUL: Choices = { state: 'draft', leaveOut: false, also: [] }

async function bringIn(database: Database, file: WorkFile, { now, watch }: Around): Promise<void> {
  await moveFile(database, file.id, ['waiting', 'running'], 'running', { now: now() })
  const choices = { ...CAREFUL, ...file.choices }
  try {
    await database.transaction(async (trx) => {
      await holdFiles(trx)
      await deleteRows(trx, file.id)
      const by = { person: file.person, at: now(), zone: DEFAULT_ZONE }
      let taken = 0
      let last = NOTHING_YET
      for await (const { rows, tally } of sortOut(trx, database, file, watch)) {
        if (tally.refused > 0 && !choices.leaveOut) throw new NothingTaken('refused')
        const coming = rows.flatMap((row) => (row.content !== undefined && comesIn(row.verdict, row.place, choices) ? [{ place: row.place, content: row.content, slug: row.named }] : []))
        const slugs = await insertEntries(trx, resource, coming, by, choices.state)
        const slugAt = new Map(coming.map(({ place }, at) => [place, slugs[at]]))
        await insertRows(trx, file.id, rows.map((row) => ({ ...row, slug: slugAt.get(row.place) })))
        taken += coming.length
        last = tally
        // Outside the transaction: for those who watch.
        if (await noteTally(database, file.id, tally, now()) !== 'running') throw new NothingTaken('stopped')
      }
      if (taken === 0) throw new NothingTaken('nothing-new')
      await deleteParts(trx, file.id)
      await noteTally(trx, file.id, { ...last, fresh: taken }, now())
      if (!(await moveFile(trx, file.id, ['running'], 'done', { now: now() }))) throw new NothingTaken('stopped')
    })
  } catch (error) {
    if (!(error instanceof NothingTaken)) throw error
    await moveFile(database, file.id, ['running', 'stopping'], error.why, { now: now() })
  }
}
