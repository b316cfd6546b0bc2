/** Takes back what a file of works brought. */
import { sql } from 'kysely'
import { record } from '#platform/activity.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { keepUp } from '../entry/keep-up.queries.ts'
import type { By } from '../entry/entry.queries.ts'
import { resource } from '../resource/resource.rules.ts'
import { type FileId, importTables } from './tables.ts'

/** How many works a file brought that are there still, and how many of these somebody changed since. */
export type Brought = Readonly<{ brought: number; changed: number }>

const rowsOf = (database: Database, file: FileId) => importTables(database).selectFrom('library.work_row as r').innerJoin('library.entry as e', 'e.id', 'r.entry_id').where('r.file_id', '=', file)

export async function countBrought(database: Database, file: FileId): Promise<Brought> {
  return rowsOf(database, file).select([sql<number>`count(*)::int`.as('brought'), sql<number>`(count(*) filter (where e.version > 1))::int`.as('changed')]).executeTakeFirstOrThrow()
}

/** Nobody changes any of it from now on until the transaction is over. */
export async function holdBrought(trx: Transaction, file: FileId): Promise<void> {
  await rowsOf(trx, file).select('e.id').orderBy('e.id').forUpdate(['e']).execute()
}

/** Nobody ever read them. */
export async function deleteDrafts(trx: Transaction, file: FileId): Promise<void> {
  await importTables(trx).deleteFrom('library.entry').where('state', '=', 'draft').where('version', '=', 1)
    .where(({ exists, selectFrom }) => exists(selectFrom('library.work_row as r').select('r.place').whereRef('r.entry_id', '=', 'library.entry.id').where('r.file_id', '=', file))).execute()
}

/** Takes out the next that everybody reads. @returns how many, and so 0 where none is left */
export async function withdrawSome(trx: Transaction, file: FileId, { by, note, most }: Readonly<{ by: By; note: string; most: number }>): Promise<number> {
  const next = await rowsOf(trx, file).select('e.id').where('e.state', '=', 'published').where('e.version', '=', 1).orderBy('r.place').limit(most).execute()
  if (next.length === 0) return 0
  const rows = await importTables(trx).updateTable('library.entry').set({ state: 'withdrawn', version: 2, changed_at: by.at }).where('id', 'in', next.map(({ id }) => id)).returning(['id', 'slug', 'state', 'version', 'content', 'published_at']).execute()
  await keepUp(trx, resource, rows.map(({ published_at, content, ...row }) => ({ ...row, content: resource.schema.parse(content), publishedAt: published_at ?? undefined })), by, note)
  await record(trx, { kind: 'library-entries-taken-out', ids: { entries: next.map(({ id }) => id).join(' ') } })
  return rows.length
}
