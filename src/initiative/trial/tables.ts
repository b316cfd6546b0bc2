/** The tables of tests: a row a version, and the sheets on which people say how it was. */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { InitiativeTables, ItemId, PersonId } from '../tables.ts'

export const RESULTS = ['worked', 'in-part', 'did-not', 'too-early'] as const
export type Result = (typeof RESULTS)[number]

/** How a question is answered: from 1 to 5 between two ends in words; yes, no or unsure; in one's own words. */
export const QUESTION_KINDS = ['scale', 'yes-no', 'words'] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

export type SheetQuestionId = Id<'sheet-question'>
export type SheetId = Id<'sheet'>

export type TrialTables = {
  'initiative.trial_version': {
    item_id: ItemId; version: number; words: string; setting: string; began_on: Day; ended_on: Day | null; was_done: string | null
    result: Result; seen: string | null; learned: string | null; next: string | null; recorded_by: PersonId | null; at: Date
  }
  'initiative.sheet_question': { id: SheetQuestionId; item_id: ItemId; place: number; words: string; kind: QuestionKind; low: string | null; high: string | null }
  'initiative.sheet_question_off': { question_id: SheetQuestionId; at: Date }
  'initiative.sheet': { id: SheetId; item_id: ItemId; person_id: PersonId | null; entered_by: PersonId | null; at: Date }
  'initiative.sheet_answer': { sheet_id: SheetId; question_id: SheetQuestionId; choice: number | null; words: string | null; at: Date }
  /** Answers that are in the spread that is shown and were taken back or changed since; until it moves. */
  'initiative.sheet_gone': { id: Id<'sheet-gone'>; question_id: SheetQuestionId; by_hand: PersonId | null }
  'initiative.sheet_spread': { question_id: SheetQuestionId; people: number[]; at: Date; brought: Generated<number[] | null> }
}

export const trialTables = (database: Database) => database.tables<TrialTables & InitiativeTables>()
