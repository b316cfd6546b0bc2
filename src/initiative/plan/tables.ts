/** The table of what a group means to do, and what really happened. */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { InitiativeId, InitiativeTables, PersonId } from '../tables.ts'

export type PlannedId = Id<'planned-step'>

export type PlanTables = {
  'initiative.planned_step': {
    id: PlannedId; initiative_id: InitiativeId; place: number; what: string; who: string | null; from_day: Day; until_day: Day; after_id: PlannedId | null
    started_on: Day | null; finished_on: Day | null; skipped_because: string | null; version: Generated<number>; changed_by: PersonId | null; at: Date
  }
}

export const planTables = (database: Database) => database.tables<PlanTables & InitiativeTables>()
