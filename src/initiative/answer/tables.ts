/** The table of answers: what the bodies that decide by law said to what was agreed. */
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { InitiativeTables, ItemId, PersonId } from '../tables.ts'

/** Asked and nothing said yet; or what was said. */
export const SAID = ['waiting', 'yes', 'partly', 'no'] as const
export type Said = (typeof SAID)[number]

export type AnswerTables = {
  'initiative.answer': {
    id: Id<'answer'>; item_id: ItemId; place: number; body: string; said: Said; why: string | null; by_when: Day | null; answered_by: string | null
    answered_on: Day; recorded_by: PersonId | null; at: Date
  }
}

export const answerTables = (database: Database) => database.tables<AnswerTables & InitiativeTables>()
