/** The tables of what people want to be different. */
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Audience, InitiativeId, InitiativeTables, ItemId, PersonId, StandpointId } from '../tables.ts'

export type AimId = Id<'aim'>

export type AimTables = {
  'initiative.aim': { id: AimId; initiative_id: InitiativeId; words: string; sign: string | null; seen_by: Audience; recorded_by: PersonId | null; at: Date }
  'initiative.aim_chosen_by': { aim_id: AimId; standpoint_id: StandpointId }
  'initiative.aim_served': { initiative_id: InitiativeId; aim_id: AimId; item_id: ItemId }
  'initiative.aim_putting_away': { aim_id: AimId; reason: string; put_away_by: PersonId | null; at: Date }
}

export const aimTables = (database: Database) => database.tables<AimTables & InitiativeTables>()
