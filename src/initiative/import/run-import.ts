/** Going through a file that waits, to check it or to bring it in: at once where it is short, else as a job that people watch. */
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Watch } from '#platform/forms/watch.ts'
import { readId } from '#platform/ids.ts'
import { type Draft, type NewRun, type Run, deleteRunRefusals, endRun, fileOf, findDraft, insertRun, insertRunRefusals, letGo, moveRun, takeRun } from './draft.queries.ts'
import { NothingTaken, importVoices, sortOut } from './import-voices.ts'
import type { ImportId } from './tables.ts'

/** The name of the job. */
export const GO_THROUGH_FILE = 'go-through-file'

/** What is checked before the page is answered. */
const SHORT_ROWS = 2_000

/** What time it is, and who looks at what comes in. */
type Around = Readonly<{ now: () => Date; watch: Watch | undefined }>

/** The job: does it again from the beginning where a process died over it. What was brought in is found, and nothing is left to do. */
export async function goThroughFile(database: Database, ids: Readonly<Record<string, string>>, around: Around): Promise<void> {
  const id = readId<'import'>(ids['run'])
  if (id === undefined) return
  const run = await takeRun(database, id, around.now())
  const draft = run === undefined ? undefined : await findDraft(database, run.draft)
  if (run === undefined || draft === undefined) return letGo(database, { stopping: id })
  await (run.kind === 'check' ? check(database, run, draft, around) : bringIn(database, run, draft, around))
}

/** Has the columns of a file checked: row by row, changing nothing. */
export async function askForCheck(trx: Transaction, draft: Draft, mapping: Run['mapping'], { now, watch }: Readonly<{ now: Date; watch: Watch | undefined }>): Promise<void> {
  await letGo(trx, { checksOf: draft.id })
  if (mapping.words === undefined) return
  const run = await insertRun(trx, { draft: draft.id, kind: 'check', mapping }, now)
  if (draft.rows <= SHORT_ROWS) await goThroughFile(trx, { run }, { now: () => now, watch })
  else await trx.reactions.enqueue(trx, GO_THROUGH_FILE, { run })
}

/** Has a file brought in. Gives the id that its import will have. */
export async function askForImport(trx: Transaction, wanted: Omit<NewRun, 'kind'>, now: Date): Promise<ImportId> {
  const run = await insertRun(trx, { ...wanted, kind: 'import' }, now)
  await trx.reactions.enqueue(trx, GO_THROUGH_FILE, { run })
  return run
}

const sourceOf = (database: Database, run: Run, draft: Draft, watch: Watch | undefined) =>
  ({ initiative: draft.initiative, file: fileOf(database, draft.id), mapping: run.mapping, hash: draft.hash, watch })

async function check(database: Database, run: Run, draft: Draft, { now, watch }: Around): Promise<void> {
  await deleteRunRefusals(database, run.id)
  for await (const { refused, tally } of sortOut(database, sourceOf(database, run, draft, watch))) {
    await insertRunRefusals(database, run.id, refused)
    if (await moveRun(database, run.id, tally, now()) !== 'running') return
  }
  await endRun(database, run.id, 'done', now())
}

async function bringIn(database: Database, run: Run, draft: Draft, { now, watch }: Around): Promise<void> {
  const { id, standpoint, seenBy, leaveOut } = run
  const wanted = { ...sourceOf(database, run, draft, watch), id, fileName: draft.fileName, person: draft.person, standpoint, seenBy, leaveOut, draft: draft.id }
  const imported = await importVoices(database, wanted, async (tally) => {
    if (await moveRun(database, id, tally, now()) !== 'running') throw new NothingTaken('stopped')
  })
  // Where it came in, the run is gone with the file.
  if (imported.kind !== 'imported') await endRun(database, id, imported.kind, now())
}
