/** The tables of cuts that are proposed to tellers. */
import type { PersonId } from '#initiative/index.ts'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { StoryId, StoryTables } from '../tables.ts'
import type { CutAnswer, CutText } from './cut.rules.ts'

export type CutId = Id<'story-cut'>

type CutTables = {
  'stories.cut': { id: CutId; story_id: StoryId; number: number; editor_id: PersonId; at: Date }
  'stories.cut_text': { cut_id: CutId; what: CutText; key_id: string; sealed: Buffer }
  'stories.cut_answer': { cut_id: CutId; answer: CutAnswer; at: Date }
}

export const cutTables = (database: Database) => database.tables<CutTables & StoryTables>()
