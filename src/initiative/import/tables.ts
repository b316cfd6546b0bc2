/** The tables of imports: files that wait, how far somebody is with them, files that came in, and what became of each row. */
import type { ColumnType, Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Audience, InitiativeId, InitiativeTables, ItemId, PersonId, StandpointId } from '../tables.ts'
import type { Mapping, RowCode } from './voice-rows.rules.ts'

export type DraftId = Id<'import-draft'>
export type ImportId = Id<'import'>

/** A run has the id that its import will have. `stopping`: somebody asked for it, and it is still going. */
export type RunState = 'waiting' | 'running' | 'stopping' | 'stopped' | 'done' | 'refused' | 'nothing-new'

type ImportTables = {
  /** Whole once it has a hash, its number of rows and the first of them (headings first). */
  'initiative.import_draft': {
    id: DraftId; initiative_id: InitiativeId; person_id: PersonId; file_name: string; file_hash: string | null; rows: number | null
    first_rows: ColumnType<readonly (readonly string[])[] | null, string | null, string>; at: Generated<Date>
  }
  'initiative.import_draft_part': { draft_id: DraftId; place: number; bytes: Uint8Array }
  'initiative.import_run': {
    id: ImportId; draft_id: DraftId; place: Generated<number>; kind: 'check' | 'import'; columns: ColumnType<Mapping, string, string>; standpoint_id: StandpointId | null; seen_by: Generated<Audience>
    leave_out: Generated<boolean>; state: Generated<RunState>; read: Generated<number>; fresh: Generated<number>; before: Generated<number>; refused: Generated<number>; moved_at: Date
  }
  'initiative.import_run_refusal': { run_id: ImportId; row: number; code: RowCode }
  'initiative.import': {
    id: ImportId; initiative_id: InitiativeId; file_name: string; file_hash: string; person_id: PersonId | null; at: Generated<Date>
    taken: Generated<number>; hidden: Generated<number>; refused: Generated<number>; taken_back_at: ColumnType<Date | null, Date | undefined, Date>
  }
  'initiative.import_row': { initiative_id: InitiativeId; key: string; import_id: ImportId; row: number; item_id: ItemId }
  /** Until all of it is taken back. */
  'initiative.import_taking_back': { import_id: ImportId; asked_by: PersonId | null; voices: number; taken: Generated<number>; moved_at: Date }
  'initiative.import_refusal': { import_id: ImportId; row: number; code: RowCode }
}

export const importTables = (database: Database) => database.tables<ImportTables & InitiativeTables>()
