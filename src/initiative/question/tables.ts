/** The tables of questions asked. */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { EndingId, EndingKind } from '../happened/tables.ts'
import type { InitiativeId, InitiativeTables, PersonId } from '../tables.ts'

export type QuestionId = Id<'question'>

export type QuestionTables = {
  'initiative.question': {
    id: QuestionId; initiative_id: InitiativeId; words: string; to_whom: string | null; open_until: Day | null; reply_by: Day | null
    version: Generated<number>; asked_by: PersonId | null; made_at: Generated<Date>
  }
  'initiative.question_publication': { question_id: QuestionId; published_by: PersonId | null; at: Date }
  'initiative.question_ending': { id: EndingId; question_id: QuestionId; place: number; kind: EndingKind; reason: string | null; ended_by: PersonId | null; at: Date }
  'initiative.question_reopening': { ending_id: EndingId; reopened_by: PersonId | null; at: Date }
  'initiative.question_extension': { question_id: QuestionId; reply_by: Day; reason: string; extended_by: PersonId | null; at: Date }
}

export const questionTables = (database: Database) => database.tables<QuestionTables & InitiativeTables>()
