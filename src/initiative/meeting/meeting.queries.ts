/** The meetings of an initiative. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { record } from '#platform/activity.ts'
import { builtOnce } from '#platform/database/built-once.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { InitiativeId, MemberId, PersonId } from '../tables.ts'
import { type AccessOffer, type AgendaItemId, type MeetingId, type Way, tables } from './tables.ts'

/** What a host says of a meeting. `whereOpen`: whoever may see the initiative sees where it is, not only who takes part. */
export type MeetingDetails = Readonly<{
  title: string
  beginsAt: Date
  endsAt: Date
  place: string | undefined
  link: string | undefined
  whereOpen: boolean
  ways: readonly Way[]
  access: readonly AccessOffer[]
  accessWords: string | undefined
  noteTaker: MemberId | undefined
}>

export type Meeting = MeetingDetails & Readonly<{
  id: MeetingId
  version: number
  changedAt: Date
  /** Why it does not take place. */
  cancelled: Readonly<{ reason: string; at: Date }> | undefined
}>

const select = (database: Database, initiative: InitiativeId) =>
  tables(database).selectFrom('initiative.meeting as m').leftJoin('initiative.meeting_cancellation as c', 'c.meeting_id', 'm.id')
    .selectAll('m').select(['c.reason', 'c.at as cancelled_at']).where('m.initiative_id', '=', initiative)

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const meetingOf = (row: Row): Meeting => ({
  id: row.id, version: row.version, changedAt: row.changed_at, title: row.title, beginsAt: row.begins_at, endsAt: row.ends_at,
  place: row.place ?? undefined, link: row.link ?? undefined, whereOpen: row.where_open, ways: row.ways, access: row.access,
  accessWords: row.access_words ?? undefined, noteTaker: row.note_taker_id ?? undefined,
  cancelled: row.reason === null || row.cancelled_at === null ? undefined : { reason: row.reason, at: row.cancelled_at },
})

/** Every meeting of an initiative, the latest first; at most 1,000: what a calendar and a choice of meetings hold. */
export async function listMeetings(database: Database, initiative: InitiativeId): Promise<readonly Meeting[]> {
  const rows = await select(database, initiative).orderBy('m.begins_at', 'desc').orderBy('m.id', 'desc').limit(1_000).execute()
  return rows.map(meetingOf)
}

/** The meetings that have not ended, the next first. */
export async function listComingMeetings(database: Database, initiative: InitiativeId, now: Date): Promise<readonly Meeting[]> {
  return (await comingMeetings(database, { initiative, now })).map(meetingOf)
}

const comingMeetings = builtOnce((database, { initiative, now }: Readonly<{ initiative: InitiativeId; now: Date }>) => (
  select(database, initiative).where('m.ends_at', '>=', now).orderBy('m.begins_at').orderBy('m.id').limit(200)
))

/** The meetings that have begun and were not cancelled, the latest first. */
export async function listBegunMeetings(database: Database, initiative: InitiativeId, now: Date, most: number): Promise<readonly Meeting[]> {
  const rows = await select(database, initiative).where('m.begins_at', '<=', now).where('c.at', 'is', null).orderBy('m.begins_at', 'desc').orderBy('m.id', 'desc').limit(most).execute()
  return rows.map(meetingOf)
}

/** Where a page of past meetings goes on: after the meeting that begins then and has this id. */
export type After = Readonly<{ beginsAt: Date; id: MeetingId }>

/** A page of the meetings that have ended, the latest first. */
export async function listPastMeetings(database: Database, initiative: InitiativeId, now: Date, { after, most }: { after: After | undefined; most: number }) {
  let query = select(database, initiative).where('m.ends_at', '<', now)
  if (after !== undefined) query = query.where(sql<boolean>`(m.begins_at, m.id) < (${after.beginsAt}, ${after.id}::uuid)`)
  const rows = await query.orderBy('m.begins_at', 'desc').orderBy('m.id', 'desc').limit(most).execute()
  return rows.map(meetingOf)
}

/** Something to talk about, and the member who proposed it, where that is known. */
export type AgendaItem = Readonly<{ id: AgendaItemId; words: string; proposedBy: MemberId | null; person: PersonId | null }>

export type MeetingWithAgenda = Meeting & Readonly<{ agenda: readonly AgendaItem[] }>

/** A meeting of this initiative and its agenda; undefined where there is none of that id, or it is another's. One query. */
export async function findMeeting(database: Database, initiative: InitiativeId, id: MeetingId): Promise<MeetingWithAgenda | undefined> {
  const row = await select(database, initiative).where('m.id', '=', id).select((eb) => jsonArrayFrom(
    eb.selectFrom('initiative.meeting_agenda_item as a').leftJoin('initiative.member as p', 'p.id', 'a.proposed_by')
      .select(['a.id', 'a.words', 'a.proposed_by as proposedBy', 'p.person_id as person']).whereRef('a.meeting_id', '=', 'm.id').orderBy(sql`a.place nulls last`).orderBy('a.proposed_at').orderBy('a.id'),
  ).as('agenda')).executeTakeFirst()
  return row === undefined ? undefined : { ...meetingOf(row), agenda: row.agenda }
}

/** What the initiative is for, as its hosts wrote it. */
export async function findPurposeOf(database: Database, initiative: InitiativeId): Promise<string> {
  const row = await tables(database).selectFrom('initiative.initiative').select('purpose').where('id', '=', initiative).executeTakeFirst()
  return row?.purpose ?? ''
}

const rowOf = (meeting: MeetingDetails) => ({
  title: meeting.title, begins_at: meeting.beginsAt, ends_at: meeting.endsAt, place: meeting.place ?? null, link: meeting.link ?? null,
  where_open: meeting.whereOpen, ways: [...meeting.ways], access: [...meeting.access], access_words: meeting.accessWords ?? null,
  note_taker_id: meeting.noteTaker ?? null,
})

/** Calls a meeting. */
export async function insertMeeting(trx: Transaction, initiative: InitiativeId, meeting: MeetingDetails, now: Date): Promise<MeetingId> {
  const id = newId<'meeting'>()
  await tables(trx).insertInto('initiative.meeting').values({ id, initiative_id: initiative, ...rowOf(meeting), created_at: now, changed_at: now }).execute()
  await record(trx, { kind: 'meeting-called', ids: { meeting: id } })
  return id
}

/** Changes a meeting that is still as it was shown; false where somebody was faster. */
export async function updateMeeting(trx: Transaction, id: MeetingId, version: number, meeting: MeetingDetails, now: Date): Promise<boolean> {
  const row = await tables(trx).updateTable('initiative.meeting').set({ ...rowOf(meeting), version: version + 1, changed_at: now })
    .where('id', '=', id).where('version', '=', version).returning('id').executeTakeFirst()
  if (row !== undefined) await record(trx, { kind: 'meeting-changed', ids: { meeting: id } })
  return row !== undefined
}

/** Says that a meeting does not take place, and why. Its version goes up, so that calendars notice. Said twice, the first reason stays. */
export async function insertCancellation(trx: Transaction, id: MeetingId, reason: string, by: PersonId, now: Date): Promise<void> {
  const row = await tables(trx).insertInto('initiative.meeting_cancellation').values({ meeting_id: id, reason, cancelled_by: by, at: now })
    .onConflict((on) => on.column('meeting_id').doNothing()).returning('meeting_id').executeTakeFirst()
  if (row !== undefined) await touch(trx, id, now)
}

/** The meeting takes place after all. */
export async function deleteCancellation(trx: Transaction, id: MeetingId, now: Date): Promise<void> {
  const row = await tables(trx).deleteFrom('initiative.meeting_cancellation').where('meeting_id', '=', id).returning('meeting_id').executeTakeFirst()
  if (row === undefined) return
  await touch(trx, id, now)
  await record(trx, { kind: 'meeting-back-on', ids: { meeting: id } })
}

const touch = (trx: Transaction, id: MeetingId, now: Date) =>
  tables(trx).updateTable('initiative.meeting').set((eb) => ({ version: eb('version', '+', 1), changed_at: now })).where('id', '=', id).execute()
