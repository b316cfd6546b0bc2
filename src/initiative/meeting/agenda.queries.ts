/** What a meeting is to talk about. */
import type { Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { MemberId } from '../tables.ts'
import { type AgendaItemId, type MeetingId, tables } from './tables.ts'

export async function insertAgendaItem(trx: Transaction, meeting: MeetingId, item: Readonly<{ words: string; proposedBy: MemberId | undefined }>, now: Date): Promise<void> {
  await tables(trx).insertInto('initiative.meeting_agenda_item')
    .values({ id: newId<'agenda-item'>(), meeting_id: meeting, words: item.words, proposed_by: item.proposedBy ?? null, proposed_at: now }).execute()
}

export async function deleteAgendaItem(trx: Transaction, id: AgendaItemId): Promise<void> {
  await tables(trx).deleteFrom('initiative.meeting_agenda_item').where('id', '=', id).execute()
}
