/** The tables of handing over, and of what people say when they leave. */
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { InitiativeId, InitiativeTables, MemberId, PersonId } from '../tables.ts'

export type OfferId = Id<'hand-over-offer'>

type HandingOverTables = {
  'initiative.hand_over_offer': { id: OfferId; initiative_id: InitiativeId; from_member_id: MemberId; to_member_id: MemberId; steps_back: boolean; words: string | null; at: Date }
  'initiative.hand_over': { id: Id<'hand-over'>; initiative_id: InitiativeId; from_person_id: PersonId | null; to_person_id: PersonId | null; stepped_back: boolean; at: Date }
  'initiative.leaving_note': { id: Id<'leaving-note'>; initiative_id: InitiativeId; person_id: PersonId | null; went_well: string | null; was_hard: string | null; for_others: string | null; on_day: Day }
}

export const handingOverTables = (database: Database) => database.tables<HandingOverTables & InitiativeTables>()
