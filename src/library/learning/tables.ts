/** The table of what was raised from groups' learning. */
import type { NoteId, PersonId } from '#initiative/index.ts'
import type { Database } from '#platform/database/database.ts'

type LearningTables = { 'library.raised_note': { note_id: NoteId; raised_by: PersonId | null; at: Date } }

export const raisedTables = (database: Database) => database.tables<LearningTables>()
