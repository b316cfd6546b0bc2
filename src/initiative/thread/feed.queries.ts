/** What the feed tells: changes and outcomes that are open to everybody. */
import type { Database } from '#platform/database/database.ts'
import { type InitiativeId, type ItemId, tables } from '../tables.ts'

export type Happening = Readonly<{ id: ItemId; kind: 'change' | 'outcome'; words: string; recordedAt: Date }>

const MOST_ENTRIES = 50

/** The newest happenings that everybody may see: whoever asks, since a feed's address is passed on. */
export async function listHappenings(database: Database, initiative: InitiativeId): Promise<readonly Happening[]> {
  const rows = await tables(database).selectFrom('initiative.thread_item as i')
    .leftJoin('initiative.taking_back as t', 't.item_id', 'i.id').leftJoin('initiative.hiding as h', 'h.item_id', 'i.id')
    .select(['i.id', 'i.kind', 'i.words', 'i.recorded_at']).where('i.initiative_id', '=', initiative).where('i.kind', 'in', ['change', 'outcome'])
    .where('i.seen_by', '=', 'public').where('t.item_id', 'is', null).where('h.item_id', 'is', null)
    .orderBy('i.recorded_at', 'desc').orderBy('i.id').limit(MOST_ENTRIES).execute()
  return rows.map((row) => ({ id: row.id, kind: row.kind === 'change' ? 'change' : 'outcome', words: row.words, recordedAt: row.recorded_at }))
}
