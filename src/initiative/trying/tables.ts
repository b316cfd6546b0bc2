/** The tables that ideas, prototypes and tests have together: by whom they are. */
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { InitiativeTables, ItemId, PersonId, StandpointId } from '../tables.ts'

/** What is tried out: thought of, made, tested. */
export const TRIED = ['idea', 'prototype', 'test'] as const
export type Tried = (typeof TRIED)[number]

export type TryingTables = {
  'initiative.trying_presence': { id: Id<'presence'>; item_id: ItemId; person_id: PersonId | null; standpoint_id: StandpointId | null }
  'initiative.trying_company': { id: Id<'company'>; item_id: ItemId; standpoint_id: StandpointId | null; people: number }
}

export const tryingTables = (database: Database) => database.tables<TryingTables & InitiativeTables>()
