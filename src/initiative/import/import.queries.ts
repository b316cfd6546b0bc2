/** Files that came in, and what became of each row. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { insertItems } from '../thread/item.queries.ts'
import type { InitiativeId, ItemId, PersonId } from '../tables.ts'
import type { Wanted } from './import-voices.ts'
import { type ImportId, importTables } from './tables.ts'
import type { RefusedRow, VoiceRow } from './voice-rows.rules.ts'

/** The rows that came in before, by key, with the words that their items have now. */
export async function findImported(database: Database, initiative: InitiativeId, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ key: string; words: string }>`
    select r.key, i.words from initiative.import_row r join initiative.thread_item i on i.id = r.item_id
    where r.initiative_id = ${initiative} and r.key = any(${keys}::text[])`.execute(importTables(database))
  return new Map(rows.map((row) => [row.key, row.words]))
}

/** Holds the imports of an initiative, so that two runs of one file at the same moment come one after the other; nobody else waits. */
export async function holdImports(trx: Transaction, initiative: InitiativeId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${initiative}, 2))`.execute(importTables(trx))
}

export async function insertImport(trx: Transaction, { id, initiative, fileName, hash, person }: Wanted): Promise<void> {
  await importTables(trx).insertInto('initiative.import').values({ id, initiative_id: initiative, file_name: fileName, file_hash: hash, person_id: person ?? null }).execute()
}

/** Records the voices of some rows. Gives the first. */
export async function insertVoices(trx: Transaction, wanted: Wanted, voices: readonly VoiceRow[]): Promise<ItemId | undefined> {
  if (voices.length === 0) return undefined
  const db = importTables(trx)
  const items = await insertItems(trx, voices.map((voice) => ({
    item: { initiative: wanted.initiative, kind: 'voice', words: voice.words, seenBy: wanted.seenBy, ...(voice.at === undefined ? {} : { recordedAt: new Date(voice.at) }) },
    by: { person: undefined, standpoint: wanted.standpoint, channel: 'import', enteredBy: wanted.person },
  })))
  await sql`insert into initiative.import_row (initiative_id, import_id, key, row, item_id)
    select ${wanted.initiative}, ${wanted.id}, * from unnest(${voices.map((voice) => voice.key)}::text[], ${voices.map((voice) => voice.row)}::integer[], ${items}::uuid[])`.execute(db)
  // Somebody elsewhere left these out and didn't say why: they come hidden, without a reason of ours.
  const hidden = items.filter((_, index) => voices[index]?.hidden === true)
  if (hidden.length > 0) await sql`insert into initiative.hiding (item_id) select unnest(${hidden}::uuid[])`.execute(db)
  return items[0]
}

export async function insertRefusals(trx: Transaction, id: ImportId, refused: readonly RefusedRow[]): Promise<void> {
  if (refused.length > 0) await importTables(trx).insertInto('initiative.import_refusal').values(refused.map((row) => ({ import_id: id, ...row }))).execute()
}

export async function updateCounts(trx: Transaction, id: ImportId, counts: Readonly<{ taken: number; hidden: number; refused: number }>): Promise<void> {
  await importTables(trx).updateTable('initiative.import').set(counts).where('id', '=', id).execute()
}

export type ImportReport = Readonly<{
  id: ImportId; fileName: string; at: Date; taken: number; hidden: number; refused: number; takenBackAt: Date | undefined; person: PersonId | undefined
}>

/** What came in with a file, in numbers. */
export async function findImport(database: Database, initiative: InitiativeId, id: ImportId): Promise<ImportReport | undefined> {
  const row = await importTables(database).selectFrom('initiative.import').select(['id', 'file_name', 'at', 'taken', 'hidden', 'refused', 'taken_back_at', 'person_id'])
    .where('id', '=', id).where('initiative_id', '=', initiative).executeTakeFirst()
  return row === undefined ? undefined : {
    id: row.id, fileName: row.file_name, at: row.at, taken: row.taken, hidden: row.hidden, refused: row.refused,
    takenBackAt: row.taken_back_at ?? undefined, person: row.person_id ?? undefined,
  }
}

export type ReportedRow = Readonly<{ row: number; item: ItemId | null; words: string | null; hidden: boolean; code: RefusedRow['code'] | null }>

/** How many rows a page of the report shows. */
export const REPORTED_AT_ONCE = 200

/** What became of each row, from a row on. */
export async function listReportedRows(database: Database, id: ImportId, after: number): Promise<readonly ReportedRow[]> {
  const tables = importTables(database)
  const taken = tables.selectFrom('initiative.import_row as r').innerJoin('initiative.thread_item as i', 'i.id', 'r.item_id').leftJoin('initiative.hiding as h', 'h.item_id', 'r.item_id')
    .select(['r.row', 'r.item_id as item', 'i.words', 'h.item_id as hiding']).where('r.import_id', '=', id).where('r.row', '>', after).orderBy('r.row').limit(REPORTED_AT_ONCE + 1)
  const refused = tables.selectFrom('initiative.import_refusal').select(['row', 'code']).where('import_id', '=', id).where('row', '>', after).orderBy('row').limit(REPORTED_AT_ONCE + 1)
  const [takenRows, refusedRows] = await Promise.all([taken.execute(), refused.execute()])
  return [
    ...takenRows.map((row) => ({ row: row.row, item: row.item, words: row.words, hidden: row.hiding !== null, code: null })),
    ...refusedRows.map((row) => ({ row: row.row, item: null, words: null, hidden: false, code: row.code })),
  ].toSorted((a, b) => a.row - b.row).slice(0, REPORTED_AT_ONCE + 1)
}

/** The files that came in, newest first. */
export async function listImports(database: Database, initiative: InitiativeId) {
  return importTables(database).selectFrom('initiative.import').select(['id', 'file_name as fileName', 'at', 'taken_back_at as takenBackAt']).where('initiative_id', '=', initiative)
    .orderBy('at', 'desc').orderBy('id').limit(50).execute()
}

/** An initiative by the name in its address, for the command that an operator runs. */
export async function findInitiativeForImport(database: Database, slug: string): Promise<Readonly<{ id: InitiativeId }> | undefined> {
  return importTables(database).selectFrom('initiative.initiative').select('id').where('slug', '=', slug).executeTakeFirst()
}
