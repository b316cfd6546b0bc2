/** What the check made of a file's entries, kept until they come in. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { hasChanged, takeSnapshot } from '#platform/database/page-change.queries.ts'
import type { EntryId } from '../tables.ts'
import type { Batch, SortedRow } from './sort-out.ts'
import { type Checked, type FileId, importTables } from './tables.ts'

/** Read and brought in at once: few enough that no page waits for them. */
const AT_ONCE = 250

/** From now on the library is as the check sees it, until somebody changes it. */
export async function beginKept(trx: Transaction, file: FileId, now: Date): Promise<Checked> {
  const checked = { ...await takeSnapshot(trx), at: now.toISOString() }
  await importTables(trx).deleteFrom('library.work_batch').where('file_id', '=', file).execute()
  return checked
}

/** All of it is kept. */
export async function endKept(trx: Transaction, file: FileId, checked: Checked): Promise<void> {
  await importTables(trx).updateTable('library.work_file').set({ checked: JSON.stringify(checked) }).where('id', '=', file).execute()
}

/** @param rows in the order of the file */
export async function keepWorks(trx: Transaction, file: FileId, rows: readonly SortedRow[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(rows.length / AT_ONCE) }, (_, at) => rows.slice(at * AT_ONCE, (at + 1) * AT_ONCE))
  await importTables(trx).insertInto('library.work_batch').values(batches.map((batch) => ({ file_id: file, place: batch[0]?.place ?? 0, rows: JSON.stringify(batch) }))).execute()
}

export async function forgetKept(trx: Transaction, file: FileId): Promise<void> {
  await importTables(trx).deleteFrom('library.work_batch').where('file_id', '=', file).execute()
}

/** The rows as they were kept, a batch at a time. */
export async function* keptRows(database: Database, file: FileId): AsyncGenerator<readonly SortedRow[]> {
  for (let after = 0; ;) {
    const batch = await importTables(database).selectFrom('library.work_batch').select(['place', 'rows']).where('file_id', '=', file).where('place', '>', after).orderBy('place').limit(1).executeTakeFirst()
    if (batch === undefined) return
    after = batch.place
    yield batch.rows
  }
}

/** The same as somebody who has yet to say what they are. Words that were held were not kept. */
export async function* keptBatches(database: Database, file: FileId): AsyncGenerator<Batch> {
  for await (const rows of keptRows(database, file)) yield { read: rows.flatMap((row) => ('content' in row ? [row] : [])), refused: rows.flatMap((row) => ('content' in row ? [] : [row])) }
}

/** Of what changed pages it is known for a day. */
const KNOWN_MS = 12 * 3_600_000

/** Whether the library is still as the check saw it. */
export const isAsChecked = async (database: Database, { at, ...snapshot }: Checked, now: Date): Promise<boolean> =>
  now.getTime() - Date.parse(at) < KNOWN_MS && !(await hasChanged(database, ['library'], snapshot))

/** Which works came in with a file, in one order for all. */
export async function listBrought(database: Database, file: FileId): Promise<readonly EntryId[]> {
  const { rows } = await sql<{ id: EntryId }>`select r.entry_id as id from library.work_row r where r.file_id = ${file} and r.entry_id is not null order by r.entry_id`.execute(importTables(database))
  return rows.map(({ id }) => id)
}
