/** The tables of helping somebody back in. */
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { PeopleTables, PersonId } from '../tables.ts'

export type WayBackTables = {
  'people.way_back': {
    id: Id<'way-back'>; secret_hash: string; code_hash: string; nonce: string; says: string; person_id: PersonId | null; ready_at: Date | null; expires_at: Date
  }
  'people.way_back_confirmation': { way_back_id: Id<'way-back'>; person_id: PersonId; looks_after: boolean; at: Date }
}

export const wayBackTables = (database: Database) => database.tables<WayBackTables & PeopleTables>()
