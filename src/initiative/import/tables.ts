/** The tables of imports: files that wait, files that came in, and what became of each row. */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { InitiativeId, InitiativeTables, ItemId, PersonId } from '../tables.ts'
import type { RowCode } from './voice-rows.rules.ts'

export type DraftId = Id<'import-draft'>
export type ImportId = Id<'import'>

type ImportTables = {
  'initiative.import_draft': { id: DraftId; initiative_id: InitiativeId; person_id: PersonId; file_name: string; file: Uint8Array; at: Generated<Date> }
  'initiative.import': { id: ImportId; initiative_id: InitiativeId; file_name: string; file_hash: string; person_id: PersonId | null; at: Generated<Date> }
  'initiative.import_row': { initiative_id: InitiativeId; key: string; import_id: ImportId; row: number; item_id: ItemId }
  'initiative.import_refusal': { import_id: ImportId; row: number; code: RowCode }
}

export const importTables = (database: Database) => database.tables<ImportTables & InitiativeTables>()
