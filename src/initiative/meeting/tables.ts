/** The tables of meetings. */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { InitiativeId, InitiativeTables, MemberId, PersonId, StandpointId } from '../tables.ts'

/** How somebody can take part in a meeting. */
export const WAYS = ['room', 'phone', 'video', 'post'] as const
export type Way = (typeof WAYS)[number]

/** What a meeting offers so that everybody can take part. Anything else is said in words. */
export const ACCESS_OFFERS = [
  'step-free', 'hearing-loop', 'bsl', 'speech-to-text', 'quiet-room', 'travel-paid', 'childcare', 'support-worker', 'breaks', 'easy-read',
] as const
export type AccessOffer = (typeof ACCESS_OFFERS)[number]

export type MeetingId = Id<'meeting'>
export type AgendaItemId = Id<'agenda-item'>

export type MeetingTables = {
  'initiative.meeting': {
    id: MeetingId; initiative_id: InitiativeId; title: string; begins_at: Date; ends_at: Date; place: string | null; link: string | null
    where_open: boolean; ways: Way[]; access: AccessOffer[]; access_words: string | null; note_taker_id: MemberId | null
    version: Generated<number>; created_at: Generated<Date>; changed_at: Generated<Date>
  }
  'initiative.meeting_cancellation': { meeting_id: MeetingId; reason: string; cancelled_by: PersonId | null; at: Generated<Date> }
  'initiative.meeting_agenda_item': { id: AgendaItemId; meeting_id: MeetingId; words: string; proposed_by: MemberId | null; proposed_at: Generated<Date>; place: number | null }
  'initiative.meeting_roll': { meeting_id: MeetingId; version: number; recorded_by: PersonId | null; at: Generated<Date> }
  'initiative.meeting_presence': { id: Id<'presence'>; meeting_id: MeetingId; member_id: MemberId | null; standpoint_id: StandpointId | null; way: Way }
  'initiative.meeting_company': { id: Id<'company'>; meeting_id: MeetingId; standpoint_id: StandpointId | null; way: Way; people: number }
  'initiative.meeting_notes': { meeting_id: MeetingId; words: string; version: Generated<number>; changed_by: PersonId | null; changed_at: Generated<Date> }
  'initiative.calendar_feed': { id: Id<'feed'>; member_id: MemberId; token_hash: string; made_at: Generated<Date> }
}

export const tables = (database: Database) => database.tables<MeetingTables & InitiativeTables>()
