/** Going through a file of works, to say what would become of each entry, or to bring them in: all or nothing. */
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Watch } from '#platform/forms/watch.ts'
import { newId, readId } from '#platform/ids.ts'
import { DEFAULT_ZONE } from '#platform/time.ts'
import { findPublished, insertEntries } from '../entry/entry.queries.ts'
import { resource } from '../resource/resource.rules.ts'
import { beginKept, endKept, forgetKept, isAsChecked, keepWorks, keptBatches, keptRows, listBrought } from './kept-works.queries.ts'
import { type Sorted, type SortedRow, ahead, batchesOf, heldOf, sortOut, withRows, withoutWords } from './sort-out.ts'
import type { FileId } from './tables.ts'
import { type WorkFile, deleteParts, deleteRows, findFile, holdFiles, insertRows, moveFile, noteFindable, noteTally } from './work-file.queries.ts'
import { type Choices, NOTHING_YET, comesIn } from './works.rules.ts'

/** The name of the job. */
export const GO_THROUGH_WORKS = 'go-through-works'

/** What is checked before the page is answered, and found as soon as it is there. */
const SHORT = 500
/** The search is told of so many at once: few enough that no page waits for them, and whoever changes one of them doesn't either. */
const FOUND_AT_ONCE = 250

type Around = Readonly<{ now: () => Date; watch: Watch | undefined }>

/** Has a file looked at entry by entry: at once where it is short, else as a job that people watch. */
export async function askForCheck(trx: Transaction, file: WorkFile, columns: WorkFile['columns'], { now, watch }: Readonly<{ now: Date; watch: Watch | undefined }>): Promise<void> {
  await moveFile(trx, file.id, ['arriving', 'checking', 'checked', 'stopped', 'refused', 'nothing-new'], 'checking', { now, columns })
  if (file.entries <= SHORT) await check(trx, trx, { ...file, columns }, { now: () => now, watch })
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
  // On a connection of its own: pages ask down the others.
  if (file.state === 'checking') await database.transaction((trx) => check(trx, database, file, around))
  else if (file.state === 'waiting' || file.state === 'running') await bringIn(database, file, around)
  else if (file.state === 'done') await haveFound(database, file.id)
  else if (file.state === 'stopping') await moveFile(database, file.id, ['stopping'], 'stopped', { now: around.now() })
}

/** Those who watch are told how far it is so often, in ms: to tell them waits for a disk. */
const TOLD_EVERY = 300

/** Whether it is time again; at first it is. */
function everySoOften(now: () => Date): () => boolean {
  let next = 0
  return () => {
    const isDue = now().getTime() >= next
    if (isDue) next = now().getTime() + TOLD_EVERY
    return isDue
  }
}

/** @param outside for those who watch, and what is read beside */
async function check(trx: Transaction, outside: Database, file: WorkFile, { now, watch }: Around): Promise<void> {
  await deleteRows(trx, file.id)
  const checked = await beginKept(trx, file.id, now())
  const isDue = everySoOften(now)
  let last = NOTHING_YET
  for await (const { rows, tally } of sortOut(trx, ahead(batchesOf(outside, file)), watch)) {
    await insertRows(trx, file.id, rows)
    await keepWorks(trx, file.id, rows)
    if (isDue() && await noteTally(outside, file.id, tally, now()) !== 'checking') return
    last = tally
  }
  await noteTally(trx, file.id, last, now())
  await endKept(trx, file.id, checked)
  await moveFile(trx, file.id, ['checking'], 'checked', { now: now() })
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

/**
 * What comes in, as it was checked: as long as nobody changed the library, nothing is asked a second time but whether words must be held.
 * @param outside what was kept is read there, beside whatever is done in `trx`
 */
async function* sortedOf(trx: Transaction, outside: Database, file: WorkFile, { now, watch }: Around): AsyncGenerator<Sorted> {
  if (file.checked === undefined) return yield* sortOut(trx, ahead(batchesOf(outside, file)), watch)
  if (!(await isAsChecked(trx, file.checked, now()))) return yield* sortOut(trx, ahead(keptBatches(outside, file.id)), watch)
  let tally = NOTHING_YET
  for await (const kept of ahead(keptRows(outside, file.id))) {
    const read = kept.flatMap((row) => ('content' in row ? [row] : []))
    const held = await heldOf(trx, read, watch)
    const gone = new Set(read.filter((_, at) => held.has(at)).map(({ place }) => place))
    const rows = gone.size === 0 ? kept : kept.map((row) => (gone.has(row.place) ? withoutWords(row) : row))
    tally = withRows(tally, rows)
    yield { rows, tally }
  }
}

const isComing = (row: SortedRow, choices: Choices) => 'content' in row && comesIn(row.verdict, row.place, choices)

async function bringIn(database: Database, file: WorkFile, { now, watch }: Around): Promise<void> {
  await moveFile(database, file.id, ['waiting', 'running'], 'running', { now: now() })
  const choices = { ...CAREFUL, ...file.choices }
  const found = file.entries > SHORT ? 'later' : 'now'
  const isDue = everySoOften(now)
  try {
    await database.transaction(async (trx) => {
      await holdFiles(trx)
      await deleteRows(trx, file.id)
      const by = { person: file.person, at: now(), zone: DEFAULT_ZONE }
      let [taken, last] = [0, NOTHING_YET]
      for await (const { rows, tally } of sortedOf(trx, database, file, { now, watch })) {
        if (tally.refused > 0 && !choices.leaveOut) throw new NothingTaken('refused')
        const became = rows.map((row) => (isComing(row, choices) ? { ...row, entry: newId<'library-entry'>() } : row))
        const coming = became.flatMap((row) => ('content' in row && 'entry' in row ? [{ id: row.entry, content: row.content, slug: row.named }] : []))
        await insertEntries(trx, resource, coming, by, choices.state, found)
        await insertRows(trx, file.id, became)
        taken += coming.length
        last = tally
        // Outside the transaction: for those who watch.
        if (isDue() && await noteTally(database, file.id, tally, now()) !== 'running') throw new NothingTaken('stopped')
      }
      // What was kept is in no backup.
      if (taken === 0) throw new NothingTaken(last.read === 0 ? 'stopped' : 'nothing-new')
      await deleteParts(trx, file.id)
      await forgetKept(trx, file.id)
      await noteTally(trx, file.id, { ...last, fresh: taken }, now())
      await noteFindable(trx, file.id, found === 'now' || choices.state === 'draft')
      if (!(await moveFile(trx, file.id, ['running'], 'done', { now: now() }))) throw new NothingTaken('stopped')
    })
  } catch (error) {
    if (!(error instanceof NothingTaken)) throw error
    return void await moveFile(database, file.id, ['running', 'stopping'], error.why, { now: now() })
  }
  await haveFound(database, file.id)
}

/** What came in by the thousand is found by the search some seconds later, and nothing that was taken out meanwhile. Done twice, it does no harm. */
async function haveFound(database: Database, id: FileId): Promise<void> {
  if ((await findFile(database, id))?.findable !== false) return
  const brought = await listBrought(database, id)
  for (let from = 0; from < brought.length; from += FOUND_AT_ONCE) await database.transaction((trx) => findPublished(trx, resource, brought.slice(from, from + FOUND_AT_ONCE)))
  await noteFindable(database, id, true)
}
