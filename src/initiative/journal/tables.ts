/** The tables of a group's journal. */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { Audience, InitiativeId, InitiativeTables, PersonId } from '../tables.ts'

export type EntryId = Id<'journal-entry'>

export type JournalTables = {
  'initiative.journal_entry': {
    id: EntryId; initiative_id: InitiativeId; title: string; day: Day; words: string; seen_by: Audience; by_group: boolean; written_by: PersonId | null
    version: Generated<number>; at: Date; changed_at: Date
  }
  'initiative.journal_entry_version': {
    entry_id: EntryId; version: number; title: string; day: Day; words: string; seen_by: Audience; changed_by: PersonId | null; at: Date
  }
  'initiative.journal_entry_taking_back': { entry_id: EntryId; at: Date }
  'initiative.journal_entry_hiding': { entry_id: EntryId; reason: string | null; hidden_by: PersonId | null; at: Date }
}

export const journalTables = (database: Database) => database.tables<JournalTables & InitiativeTables>()
