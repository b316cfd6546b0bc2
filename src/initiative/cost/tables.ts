/** The tables of what things cost, saved and put at risk. */
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Audience, InitiativeId, InitiativeTables, ItemId, PersonId } from '../tables.ts'

export const COST_KINDS = ['cost', 'saving', 'risk'] as const
export type CostKind = (typeof COST_KINDS)[number]

/** How an amount is known. */
export const BASES = ['estimate', 'measured'] as const
export type Basis = (typeof BASES)[number]

export type CostId = Id<'cost'>

export type CostTables = {
  'initiative.cost': {
    id: CostId; initiative_id: InitiativeId; item_id: ItemId | null; kind: CostKind; words: string; amount_pence: number | null; period: string | null; borne_by: string
    basis: Basis | null; source: string | null; service_changed: string | null; who_decided: string | null; with_whom: string | null
    seen_by: Audience; recorded_by: PersonId | null; at: Date
  }
  'initiative.cost_taking_out': { cost_id: CostId; reason: string; taken_out_by: PersonId | null; at: Date }
}

export const costTables = (database: Database) => database.tables<CostTables & InitiativeTables>()
