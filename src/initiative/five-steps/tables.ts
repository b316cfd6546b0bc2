/** The tables of what was done for the five steps. */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { InitiativeId, InitiativeTables, PersonId, StandpointId } from '../tables.ts'

/** The steps of the Co-production Star (Governance International), in its order; none is forced. */
export const FIVE_STEPS = ['map', 'focus', 'people', 'market', 'grow'] as const
export type FiveStep = (typeof FIVE_STEPS)[number]

export type DoneId = Id<'step-done'>

export type FiveStepTables = {
  'initiative.five_step_done': {
    id: DoneId; initiative_id: InitiativeId; step: FiveStep; words: string; day: Day; recorded_by: PersonId | null; version: Generated<number>; at: Date
  }
  'initiative.five_step_by': { done_id: DoneId; standpoint_id: StandpointId }
}

export const fiveStepTables = (database: Database) => database.tables<FiveStepTables & InitiativeTables>()
