/** The table of ideas: a row a version. */
import type { Database } from '#platform/database/database.ts'
import type { InitiativeTables, ItemId, PersonId } from '../tables.ts'

export type IdeaTables = {
  'initiative.idea_version': { item_id: ItemId; version: number; words: string; how: string | null; recorded_by: PersonId | null; at: Date }
}

export const ideaTables = (database: Database) => database.tables<IdeaTables & InitiativeTables>()
