/** Taking back all that came in with a file. */
import { sql } from 'kysely'
import { record } from '#platform/activity.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { emptyVoices } from '../voice/voice.queries.ts'
import type { InitiativeId, ItemId, PersonId } from '../tables.ts'
import { holdImports } from './import.queries.ts'
import { type ImportId, importTables } from './tables.ts'

/** What taking an import back would empty: voices, and of these such as something rests on. */
export async function countToTakeBack(database: Database, id: ImportId): Promise<Readonly<{ voices: number; grouped: number }>> {
  const { rows } = await sql<{ voices: number; grouped: number }>`
    select count(*) as voices, count(*) filter (where exists (select 1 from initiative.thread_link l where l.source_id = r.item_id)) as grouped
    from initiative.import_row r where r.import_id = ${id} and not exists (select 1 from initiative.taking_back t where t.item_id = r.item_id)`.execute(importTables(database))
  return rows[0] ?? { voices: 0, grouped: 0 }
}

/** So many are emptied before somebody is told how far it is. */
const AT_ONCE = 5_000

/**
 * Takes back every voice of an import, in one transaction: nobody ever reads half of it. Its rows may come in again, from a file that
 * was put right; what was taken back by itself before stays so. Gives how many were taken back.
 * @param moved told after each thousands of voices how many it were
 */
export async function takeImportBack(trx: Transaction, initiative: InitiativeId, id: ImportId, at: Date, moved: (taken: number) => Promise<void> = async () => undefined): Promise<number> {
  const db = importTables(trx)
  await holdImports(trx, initiative)
  let all = 0
  for (;;) {
    const { rows } = await sql<{ item_id: ItemId }>`
      select r.item_id from initiative.import_row r
      where r.import_id = ${id} and r.initiative_id = ${initiative} and not exists (select 1 from initiative.taking_back t where t.item_id = r.item_id)
      order by r.row limit ${AT_ONCE}`.execute(db)
    if (rows.length === 0) break
    const taken = await emptyVoices(trx, rows.map((row) => row.item_id), at)
    await sql`delete from initiative.import_row where import_id = ${id} and item_id = any(${taken}::uuid[])`.execute(db)
    all += taken.length
    await moved(all)
  }
  if (all === 0) return 0
  await db.updateTable('initiative.import').set({ taken_back_at: at }).where('id', '=', id).execute()
  await record(trx, { kind: 'import-taken-back', ids: { initiative, import: id } })
  return all
}

/** How far an import is that is being taken back. */
export type TakingBack = Readonly<{ voices: number; taken: number; movedAt: Date }>

export async function findTakingBack(database: Database, id: ImportId): Promise<TakingBack | undefined> {
  const row = await importTables(database).selectFrom('initiative.import_taking_back').select(['voices', 'taken', 'moved_at']).where('import_id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : { voices: row.voices, taken: row.taken, movedAt: row.moved_at }
}

/** Has an import taken back later. False where somebody has already. */
export async function insertTakingBack(trx: Transaction, id: ImportId, by: PersonId, voices: number, at: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await importTables(trx).insertInto('initiative.import_taking_back').values({ import_id: id, asked_by: by, voices, moved_at: at })
    .onConflict((on) => on.column('import_id').doNothing()).executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** Takes it up again where nobody has moved it since `dead`. False where somebody is at it. */
export async function takeUpAgain(trx: Transaction, id: ImportId, dead: Date, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await importTables(trx).updateTable('initiative.import_taking_back').set({ moved_at: at }).where('import_id', '=', id).where('moved_at', '<', dead).executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Says how far it is: on a connection of its own, for everybody to see at once. */
export async function moveTakingBack(database: Database, id: ImportId, taken: number, at: Date): Promise<void> {
  await importTables(database).updateTable('initiative.import_taking_back').set({ taken, moved_at: at }).where('import_id', '=', id).execute()
}

/** The initiative of an import that waits to be taken back. */
export async function findToTakeBack(database: Database, id: ImportId): Promise<InitiativeId | undefined> {
  const row = await importTables(database).selectFrom('initiative.import_taking_back as t').innerJoin('initiative.import as m', 'm.id', 't.import_id').select('m.initiative_id').where('t.import_id', '=', id).executeTakeFirst()
  return row?.initiative_id
}

export async function deleteTakingBack(trx: Transaction, id: ImportId): Promise<void> {
  await importTables(trx).deleteFrom('initiative.import_taking_back').where('import_id', '=', id).execute()
}
