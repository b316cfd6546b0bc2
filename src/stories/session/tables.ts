/** The tables of story sessions. Nothing of a story is in them, nothing points out of them into the thread, and each session goes as a whole. */
import type { Generated } from 'kysely'
import type { InitiativeId, OfferedTag, PersonId } from '#initiative/index.ts'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { NodAnswer } from './session.rules.ts'

export type SessionId = Id<'story-session'>
export type CardId = Id<'session-card'>
export type GroupId = Id<'session-group'>

export type SessionTables = {
  'stories.session': { id: SessionId; initiative_id: InitiativeId; teller_id: PersonId; facilitator_id: PersonId | null; teller_named: boolean; tags: boolean; on_day: Day }
  'stories.session_listener': { session_id: SessionId; person_id: PersonId }
  'stories.session_group': { id: GroupId; session_id: SessionId; place: number; name: string; tag: OfferedTag | null; action: string | null; version: Generated<number> }
  'stories.session_card': { id: CardId; session_id: SessionId; author_id: PersonId; place: number; words: string; group_id: GroupId | null; tag: OfferedTag | null; version: Generated<number> }
  'stories.session_nod': { card_id: CardId; answer: NodAnswer; version: number }
  'stories.session_move': { session_id: SessionId; person_id: PersonId; card_id: CardId; from_group: GroupId | null; to_group: GroupId | null }
}

export const sessionTables = (database: Database) => database.tables<SessionTables>()
