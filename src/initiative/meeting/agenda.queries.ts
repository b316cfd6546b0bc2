/** What a meeting is to talk about. */
import { sql } from 'kysely'
import { record } from '#platform/activity.ts'
import type { Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { MemberId, PersonId } from '../tables.ts'
import { type AgendaItemId, type MeetingId, tables } from './tables.ts'

/** Gives the id of the item. */
export async function insertAgendaItem(trx: Transaction, meeting: MeetingId, item: Readonly<{ words: string; proposedBy: MemberId | undefined }>, now: Date): Promise<AgendaItemId> {
  const id = newId<'agenda-item'>()
  await tables(trx).insertInto('initiative.meeting_agenda_item')
    .values({ id, meeting_id: meeting, words: item.words, proposed_by: item.proposedBy ?? null, proposed_at: now, place: null }).execute()
  return id
}

export async function deleteAgendaItem(trx: Transaction, id: AgendaItemId): Promise<void> {
  await tables(trx).deleteFrom('initiative.meeting_agenda_item').where('id', '=', id).execute()
  await record(trx, { kind: 'agenda-item-removed', ids: { agendaItem: id } })
}

/** All that somebody proposed, at whichever meeting, to be taken back with them. */
export async function deleteAgendaItemsOf(trx: Transaction, person: PersonId): Promise<void> {
  await sql`delete from initiative.meeting_agenda_item a using initiative.member m where m.id = a.proposed_by and m.person_id = ${person}`.execute(tables(trx))
}

/** Locks a meeting's agenda, so that two people can't put it into two orders at once; gives it as it is now. */
export async function holdAgenda(trx: Transaction, meeting: MeetingId): Promise<readonly AgendaItemId[]> {
  await tables(trx).selectFrom('initiative.meeting').select('id').where('id', '=', meeting).forNoKeyUpdate().execute()
  const rows = await tables(trx).selectFrom('initiative.meeting_agenda_item').select('id').where('meeting_id', '=', meeting).orderBy(sql`place nulls last`).orderBy('proposed_at').orderBy('id').execute()
  return rows.map((row) => row.id)
}

/** Puts an agenda into an order. */
export async function orderAgenda(trx: Transaction, meeting: MeetingId, order: readonly AgendaItemId[]): Promise<void> {
  await sql`update initiative.meeting_agenda_item a set place = o.place from unnest(${order}::uuid[]) with ordinality o (id, place) where a.id = o.id and a.meeting_id = ${meeting}`.execute(tables(trx))
}
