/** The table of ways that were set or taken off by hand; all others follow from what happened. */
import type { Database } from '#platform/database/database.ts'
import type { InitiativeTables, ItemId, PersonId } from '../tables.ts'

/** Deciding what matters, designing, delivering, assessing: what the field calls co-commission, co-design, co-deliver and co-assess. */
export const WAYS = ['deciding', 'designing', 'delivering', 'assessing'] as const
export type Way = (typeof WAYS)[number]

type WayTables = { 'initiative.way_by_hand': { item_id: ItemId; way: Way; holds: boolean; reason: string; set_by: PersonId | null; at: Date } }

export const wayTables = (database: Database) => database.tables<WayTables & InitiativeTables>()
