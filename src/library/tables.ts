/** The tables of the library: one for all that it holds, whatever its kind (docs/decisions/0092-library.md). */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { State } from './entry/entry.rules.ts'
import type { Kind } from './kind.ts'

export type EntryId = Id<'library-entry'>
type PersonId = Id<'person'>

export type LibraryTables = {
  'library.editor': { person_id: PersonId; named_by: PersonId | null; since: Date }
  'library.entry': {
    id: EntryId; kind: Kind; slug: string; state: State; version: Generated<number>; title: string; content: unknown; made_by: PersonId | null; made_at: Date; changed_at: Date
    published_at: Date | null; reviewed_on: Day | null; reviewed_by: PersonId | null; review_by: Day | null
  }
  'library.entry_version': { entry_id: EntryId; version: number; state: State; title: string; content: unknown; note: string | null; changed_by: PersonId | null; at: Date }
  'library.reference': { entry_id: EntryId; relation: string; to_kind: Kind; to_slug: string; place: number }
  'library.datestamp': { entry_id: EntryId; version: number; at: Date }
  'library.harvest': { last: Date }
}

export const tables = (database: Database) => database.tables<LibraryTables>()
