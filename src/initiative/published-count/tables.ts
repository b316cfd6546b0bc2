/** The tables of published counts. */
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { InitiativeId, InitiativeTables, ItemId, StandpointId } from '../tables.ts'

export type PublishedRowId = Id<'published-row'>

export type PublishedCountTables = {
  'initiative.published_table': { initiative_id: InitiativeId; renewed_at: Date }
  'initiative.published_row': { id: PublishedRowId; initiative_id: InitiativeId; whole: boolean; theme_id: ItemId | null; voices: number }
  'initiative.published_cell': { row_id: PublishedRowId; standpoint_id: StandpointId; held: number; at_least: number }
  'initiative.published_voice': { voice_id: ItemId; row_id: PublishedRowId }
}

export const publishedCountTables = (database: Database) => database.tables<PublishedCountTables & InitiativeTables>()
