/** The table of what groups read and use. */
import type { Generated } from 'kysely'
import type { Audience, InitiativeId, PersonId } from '#initiative/index.ts'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { EntryId, LibraryTables } from '../tables.ts'

export type ReadingId = Id<'reading'>

type ReadingTables = {
  'library.reading': { id: ReadingId; initiative_id: InitiativeId; entry_id: EntryId; said: string; seen_by: Audience; added_by: PersonId | null; version: Generated<number>; at: Date }
}

export const readingTables = (database: Database) => database.tables<ReadingTables & LibraryTables>()
