/** The tables of how initiatives end. */
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { QuestionTables } from '../question/tables.ts'
import type { InitiativeId, InitiativeTables, ItemId, PersonId } from '../tables.ts'

/** What became of it. */
export const CLOSINGS = ['carried-on', 'part-of-service', 'stopped', 'no-change'] as const
export type ClosingKind = (typeof CLOSINGS)[number]

export type ClosingTables = {
  'initiative.closing': {
    initiative_id: InitiativeId; kind: ClosingKind; carried_on_by: string | null; words: string; thanks: string | null; readable_until: Day | null; closed_by: PersonId | null; at: Date
  }
  'initiative.dropped_promise': { id: Id<'dropped-promise'>; initiative_id: InitiativeId; question_id: Id<'question'> | null; item_id: ItemId | null; reason: string; at: Date }
  'initiative.opened_again': { id: Id<'opened-again'>; initiative_id: InitiativeId; closed_at: Date; words: string; reason: string; opened_by: PersonId | null; at: Date }
}

export const closingTables = (database: Database) => database.tables<ClosingTables & QuestionTables & InitiativeTables>()
