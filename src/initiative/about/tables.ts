/** What an entry of the journal, something done for a step, or a planned step is about: items, meetings and entries. */
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { DoneId } from '../five-steps/tables.ts'
import type { EntryId } from '../journal/tables.ts'
import type { MeetingId } from '../meeting/tables.ts'
import type { PlannedId } from '../plan/tables.ts'
import type { InitiativeId, ItemId } from '../tables.ts'

export type AboutTables = {
  'initiative.about': {
    id: Id<'about'>; initiative_id: InitiativeId; of_entry: EntryId | null; of_done: DoneId | null; of_planned: PlannedId | null
    item_id: ItemId | null; meeting_id: MeetingId | null; entry_id: EntryId | null
  }
}

export const aboutTables = (database: Database) => database.tables<AboutTables>()
