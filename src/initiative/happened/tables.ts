/** The tables of what happened, and of where strands of the thread stop. */
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { InitiativeId, InitiativeTables, ItemId, PersonId } from '../tables.ts'

/** How a claim was found, from the design that can say least about causes to the one that can say most. */
export const DESIGNS = ['told', 'before-after', 'comparison', 'randomised'] as const
export type Design = (typeof DESIGNS)[number]

/** Nobody has picked it up; set aside, with the reason; stopped, and nothing changed. */
export const ENDING_KINDS = ['nobody', 'set-aside', 'no-change'] as const
export type EndingKind = (typeof ENDING_KINDS)[number]

export type EndingId = Id<'ending'>

export type HappenedTables = {
  'initiative.change': { item_id: ItemId; since: Day }
  'initiative.outcome': { item_id: ItemId; told_on: Day }
  'initiative.claim': { item_id: ItemId; words: string; design: Design; people: number; period: string; limits: string }
  'initiative.ending': {
    id: EndingId; initiative_id: InitiativeId; item_id: ItemId; place: number; kind: EndingKind; reason: string | null; ended_by: PersonId | null; at: Date
  }
  'initiative.reopening': { ending_id: EndingId; reopened_by: PersonId | null; at: Date }
}

export const happenedTables = (database: Database) => database.tables<HappenedTables & InitiativeTables>()
