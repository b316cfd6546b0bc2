/** The tables of how shared it was. */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { InitiativeId, InitiativeTables, PersonId, StandpointId } from '../tables.ts'

/**
 * How far people share in it, from the least. The order is that of the ladder of co-production by Think Local Act Personal
 * (TLAP) and the National Co-production Advisory Group; the sentences are ours.
 */
export const RUNGS = ['decided-for', 'taught', 'told', 'asked', 'involved', 'designed', 'shared'] as const
export type Rung = (typeof RUNGS)[number]

/** What can be promised. Nobody promises less than to tell people; it can still be what they experience. */
export const PROMISES = ['told', 'asked', 'involved', 'designed', 'shared'] as const

export type RoundId = Id<'how-shared-round'>

export type HowSharedTables = {
  'initiative.how_shared_promise': { id: Id<'how-shared-promise'>; initiative_id: InitiativeId; rung: Rung; reason: string; promised_by: PersonId | null; at: Date }
  'initiative.how_shared_round': { id: RoundId; initiative_id: InitiativeId; begun_at: Date; last_day: Day; begun_by: PersonId | null }
  'initiative.how_shared_counted': { round_id: RoundId; at: Date; brought: Generated<boolean> }
  'initiative.how_shared_answer': { id: Id<'how-shared-answer'>; round_id: RoundId; person_id: PersonId; standpoint_id: StandpointId | null; rung: Rung; words: string | null }
  'initiative.how_shared_spread': { round_id: RoundId; standpoint_id: StandpointId | null; people: number[] }
}

export const howSharedTables = (database: Database) => database.tables<HowSharedTables & InitiativeTables>()
