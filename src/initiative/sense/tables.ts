/** The table of what somebody has ticked on other pages of the sense-making page. */
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { InitiativeId, InitiativeTables, ItemId, PersonId } from '../tables.ts'

export type TicksId = Id<'ticks'>

export type SenseTables = {
  'initiative.kept_ticks': { id: TicksId; initiative_id: InitiativeId; person_id: PersonId; voices: readonly ItemId[]; at: Date }
}

export const senseTables = (database: Database) => database.tables<SenseTables & InitiativeTables>()
