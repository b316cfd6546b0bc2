/** The table of what readers ask of those who keep the library. */
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { EntryId, LibraryTables } from '../tables.ts'
import type { Outcome, ProblemKind, RequestKind } from './request.rules.ts'

export type RequestId = Id<'library-request'>
type PersonId = Id<'person'>

type RequestTables = {
  'library.request': {
    id: RequestId; kind: RequestKind; entry_id: EntryId | null; problem: ProblemKind | null; title: string | null; url: string | null; words: string | null
    person_id: PersonId | null; reach: string | null; at: Date; answer_by: Day
    draft_id: EntryId | null; answered_at: Date | null; answered_by: PersonId | null; outcome: Outcome | null; answer: string | null
  }
}

export const requestTables = (database: Database) => database.tables<RequestTables & LibraryTables>()
