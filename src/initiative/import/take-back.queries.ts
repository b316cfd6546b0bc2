/** Taking back all that came in with a file. */
import { sql } from 'kysely'
import { record } from '#platform/activity.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { emptyVoices } from '../voice/voice.queries.ts'
import type { InitiativeId, ItemId } from '../tables.ts'
import { holdImports } from './import.queries.ts'
import { type ImportId, importTables } from './tables.ts'

/** What taking an import back would empty: voices, and of these such as something rests on. */
export async function countToTakeBack(database: Database, id: ImportId): Promise<Readonly<{ voices: number; grouped: number }>> {
  const { rows } = await sql<{ voices: number; grouped: number }>`
    select count(*) as voices, count(*) filter (where exists (select 1 from initiative.thread_link l where l.source_id = r.item_id)) as grouped
    from initiative.import_row r where r.import_id = ${id} and not exists (select 1 from initiative.taking_back t where t.item_id = r.item_id)`.execute(importTables(database))
  return rows[0] ?? { voices: 0, grouped: 0 }
}

/**
 * Takes back every voice of an import at once. Its rows may come in again, from a file that was put right; what was taken back
 * by itself before stays so. Gives how many were taken back.
 */
export async function takeImportBack(trx: Transaction, initiative: InitiativeId, id: ImportId, at: Date): Promise<number> {
  const db = importTables(trx)
  await holdImports(trx, initiative)
  const { rows } = await sql<{ item_id: ItemId }>`
    select r.item_id from initiative.import_row r
    where r.import_id = ${id} and r.initiative_id = ${initiative} and not exists (select 1 from initiative.taking_back t where t.item_id = r.item_id)`.execute(db)
  const taken = await emptyVoices(trx, rows.map((row) => row.item_id), at)
  if (taken.length === 0) return 0
  await sql`delete from initiative.import_row where import_id = ${id} and item_id = any(${taken}::uuid[])`.execute(db)
  await db.updateTable('initiative.import').set({ taken_back_at: at }).where('id', '=', id).execute()
  await record(trx, { kind: 'import-taken-back', ids: { initiative, import: id } })
  return taken.length
}
