/** The tables of coding: rounds, who codes, what they ticked, and what they settled. */
import type { ColumnType, Generated } from 'kysely'
import type { InitiativeId, PersonId } from '#initiative/index.ts'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { CodeBookTables, CodeId } from '../code-book/tables.ts'
import type { StoryId, StoryTables } from '../tables.ts'

export type RoundId = Id<'coding-round'>
export type CoderId = Id<'coder'>

export type CodingTables = {
  'stories.round': { id: RoundId; initiative_id: InitiativeId; book_number: number; made_by: PersonId | null; made_at: Date }
  'stories.round_coder': { id: CoderId; round_id: RoundId; person_id: PersonId | null; place: number; agreed_at: Date | null }
  'stories.round_story': { round_id: RoundId; place: number; story_id: StoryId; number: number }
  'stories.coding': { coder_id: CoderId; round_id: RoundId; place: number; at: Date }
  'stories.coding_mark': { coder_id: CoderId; place: number; code_id: CodeId }
  'stories.settling': { round_id: RoundId; place: number; settled_by: PersonId | null; at: Date }
  'stories.settled_code': { round_id: RoundId; place: number; code_id: CodeId }
  'stories.round_alike': {
    round_id: RoundId; asked_at: Date; moved_at: Date; drawn: Generated<number>; codings: string | null; book_number: number | null; stories: number | null
    rounds: number | null; seed: number | null; made_at: Date | null; result: ColumnType<unknown, string | null, string | null>
  }
  'stories.told_renewal': { initiative_id: InitiativeId; renewed_at: Date }
  'stories.told_story': { initiative_id: InitiativeId; story_id: StoryId; settled_at: Date }
}

export const codingTables = (database: Database) => database.tables<CodingTables & CodeBookTables & StoryTables>()
