/** What was agreed at a meeting: shown on the meeting's page. */
import type { Database } from '#platform/database/database.ts'
import type { Seen } from '../initiative.gate.ts'
import type { MeetingId } from '../meeting/index.ts'
import type { ItemId } from '../tables.ts'
import { agreementTables } from './tables.ts'

/** The agreements made at a meeting that this visitor may see, in the order in which they were recorded; at most 100. One query. */
export async function listAgreedAt(database: Database, { initiative, sees }: Pick<Seen, 'initiative' | 'sees'>, meeting: MeetingId): Promise<readonly Readonly<{ id: ItemId; words: string }>[]> {
  return agreementTables(database).selectFrom('initiative.thread_item as i').innerJoin('initiative.decision as d', 'd.item_id', 'i.id')
    .leftJoin('initiative.hiding as h', 'h.item_id', 'i.id').leftJoin('initiative.taking_back as t', 't.item_id', 'i.id')
    .select(['i.id', 'i.words']).where('i.initiative_id', '=', initiative.id).where('d.meeting_id', '=', meeting).where('i.seen_by', 'in', sees)
    .where('h.item_id', 'is', null).where('t.item_id', 'is', null).orderBy('i.recorded_at').orderBy('i.id').limit(100).execute()
}
