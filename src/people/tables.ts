/** The tables of people. */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'

export type PeopleTables = {
  'people.person': { id: Id<'person'>; called: string; joined_at: Generated<Date> }
  'people.administrator': { person_id: Id<'person'>; since: Generated<Date> }
}

export const tables = (database: Database) => database.tables<PeopleTables>()
