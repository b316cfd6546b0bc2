/** The tables of what was learned. */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Audience, InitiativeId, InitiativeTables, ItemId, PersonId } from '../tables.ts'

/** Whether a group would do it again. */
export const AGAIN = ['yes', 'differently', 'no'] as const
export type Again = (typeof AGAIN)[number]

export type NoteId = Id<'learning-note'>

type LearningTables = {
  'initiative.learning_note': {
    id: NoteId; initiative_id: InitiativeId; tried: string; happened: string; again: Again; because: string; seen_by: Audience; version: Generated<number>; written_by: PersonId | null; at: Date
  }
  'initiative.learned_from': { initiative_id: InitiativeId; note_id: NoteId; item_id: ItemId }
  'initiative.learning_taking_back': { note_id: NoteId; at: Date }
  'initiative.learning_note_version': { note_id: NoteId; version: number; tried: string; happened: string; again: Again; because: string; seen_by: Audience; at: Date }
  'initiative.learning_hiding': { note_id: NoteId; reason: string | null; hidden_by: PersonId | null; at: Date }
}

export const learningTables = (database: Database) => database.tables<LearningTables & InitiativeTables>()
