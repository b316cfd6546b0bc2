/** The tables of voices, beside those of every item. */
import type { Database } from '#platform/database/database.ts'
import type { MeetingId } from '../meeting/tables.ts'
import type { QuestionId } from '../question/tables.ts'
import type { InitiativeId, InitiativeTables, ItemId } from '../tables.ts'

export type VoiceTables = {
  'initiative.answering': { initiative_id: InitiativeId; item_id: ItemId; question_id: QuestionId }
  'initiative.said_at': { item_id: ItemId; initiative_id: InitiativeId; meeting_id: MeetingId }
  'initiative.edit': { item_id: ItemId; at: Date }
  'initiative.confirmation': { item_id: ItemId; at: Date }
}

export const voiceTables = (database: Database) => database.tables<VoiceTables & InitiativeTables>()
