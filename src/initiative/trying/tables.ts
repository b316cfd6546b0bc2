/** The tables that ideas, prototypes and tests have together: by whom they are. */
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { IdeaTables } from '../idea/tables.ts'
import type { PrototypeTables } from '../prototype/tables.ts'
import type { InitiativeTables, ItemId, PersonId, StandpointId } from '../tables.ts'
import type { TrialTables } from '../trial/tables.ts'

/** What is tried out: thought of, made, tested. */
export const TRIED = ['idea', 'prototype', 'test'] as const
export type Tried = (typeof TRIED)[number]

/** Where the versions of each kind stand. */
export const VERSIONS = { idea: 'initiative.idea_version', prototype: 'initiative.prototype_version', test: 'initiative.trial_version' } as const satisfies Record<Tried, string>

type VersionTables = IdeaTables & PrototypeTables & TrialTables
/** What a version of each kind says, beside who recorded it and when. */
export type Says<Kind extends Tried> = Omit<VersionTables[(typeof VERSIONS)[Kind]], 'item_id' | 'recorded_by' | 'at'>

type TryingTables = {
  'initiative.trying_presence': { id: Id<'presence'>; item_id: ItemId; person_id: PersonId | null; standpoint_id: StandpointId | null }
  'initiative.trying_company': { id: Id<'company'>; item_id: ItemId; standpoint_id: StandpointId | null; people: number }
}

export const tryingTables = (database: Database) => database.tables<TryingTables & InitiativeTables>()
