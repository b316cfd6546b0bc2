/** The tables of the case study. */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { EntryId } from '../journal/tables.ts'
import type { NoteId } from '../learning/tables.ts'
import type { MeetingId } from '../meeting/index.ts'
import type { LineId } from '../working-agreement/tables.ts'
import type { InitiativeId, InitiativeTables, ItemId, PersonId } from '../tables.ts'

/** In the order in which they are read. The principles: everybody brings something, all kinds of work count, give and take, people are connected. */
export const SECTIONS = ['starting', 'together', 'principle-assets', 'principle-work', 'principle-give-take', 'principle-networks', 'changed', 'challenges', 'learning'] as const
export type Section = (typeof SECTIONS)[number]

export type SentenceId = Id<'case-sentence'>
export type EditionId = Id<'case-edition'>

type Sentence = { id: SentenceId; section: Section; place: number; item_id: ItemId | null; item_version: number | null; meeting_id: MeetingId | null; entry_id: EntryId | null; note_id: NoteId | null; line_id: LineId | null; words: string | null; written_by: PersonId | null }

export type CaseStudyTables = {
  'initiative.case_study': { initiative_id: InitiativeId; begun_at: Date }
  'initiative.case_sentence': Sentence & { initiative_id: InitiativeId; version: Generated<number>; at: Date }
  'initiative.case_left_out': { initiative_id: InitiativeId; section: Section; source_id: string }
  'initiative.case_edition': { id: EditionId; initiative_id: InitiativeId; number: number; put_forward_by: PersonId | null; at: Date; published_at: Date | null; withdrawn_at: Date | null }
  'initiative.case_edition_sentence': Sentence & { edition_id: EditionId; version: number }
  'initiative.case_consent': { id: Id<'case-consent'>; edition_id: EditionId; person_id: PersonId | null; host: boolean; at: Date }
}

export const caseStudyTables = (database: Database) => database.tables<CaseStudyTables & InitiativeTables>()
