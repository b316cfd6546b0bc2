/** What of the thread may go into a case study. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import { type Day, type Zone, dayOf } from '#platform/time.ts'
import type { Said } from '../answer/tables.ts'
import type { EndingKind } from '../happened/tables.ts'
import type { MeetingId } from '../meeting/index.ts'
import { type Audience, ITEM_KINDS, type InitiativeId, type ItemId, type ItemKind, tables } from '../tables.ts'
import type { EntryId } from '../journal/tables.ts'
import type { Again, NoteId } from '../learning/tables.ts'
import { standpointName } from '../standpoint-name.ts'
import type { Result } from '../trial/tables.ts'
import type { LineId, LineKind } from '../working-agreement/tables.ts'
import type { BesideFacts, ItemFacts, MeetingFacts } from './draft.rules.ts'

/** Of each kind those on which most rests: a case study is read in one sitting. */
const MOST_OF_A_KIND = 20
const ABOVE_VOICES = ITEM_KINDS.filter((kind) => kind !== 'voice')

type Row = Readonly<{
  id: ItemId; kind: ItemKind; words: string; version: number; day: Day | null; ending: EndingKind | null; reason: string | null
  body: string | null; said: Said | null; why: string | null; result: Result | null; seen: string | null; learned: string | null; claim: string | null
}>

/** Items that all readers may see, with what each kind says of itself. */
export async function listItemFacts(database: Database, initiative: InitiativeId, open: readonly Audience[]): Promise<readonly ItemFacts[]> {
  const { rows } = await sql<Row>`
    with ranked as (
      select i.id, i.kind, i.words, i.version, i.recorded_at,
        row_number() over (partition by i.kind order by (select count(*) from initiative.thread_link l where l.source_id = i.id) desc, i.recorded_at, i.id) as nth
      from initiative.thread_item i
      where i.initiative_id = ${initiative} and i.kind = any(${ABOVE_VOICES}::text[]) and i.seen_by = any(${[...open]}::text[])
        and not exists (select 1 from initiative.taking_back t where t.item_id = i.id)
        and not exists (select 1 from initiative.hiding h where h.item_id = i.id)
        and not exists (select 1 from initiative.putting_away p where p.item_id = i.id)
    )
    select i.id, i.kind, i.words, i.version, coalesce(c.since, o.told_on, d.agreed_on, t.ended_on, t.began_on) as day, e.kind as ending, e.reason,
      a.body, a.said, a.why, t.result, t.seen, t.learned, k.words as claim
    from ranked i
    left join initiative.change c on c.item_id = i.id
    left join initiative.outcome o on o.item_id = i.id
    left join initiative.claim k on k.item_id = i.id
    left join lateral (select v.agreed_on from initiative.decision_version v where v.item_id = i.id order by v.version desc limit 1) d on true
    left join lateral (select v.* from initiative.trial_version v where v.item_id = i.id order by v.version desc limit 1) t on true
    left join lateral (select w.body, w.said, w.why from initiative.answer w where w.item_id = i.id order by w.place desc limit 1) a on true
    left join lateral (select n.kind, n.reason from initiative.ending n where n.item_id = i.id
      and not exists (select 1 from initiative.reopening r where r.ending_id = n.id) order by n.place desc limit 1) e on true
    where i.nth <= ${MOST_OF_A_KIND} order by i.recorded_at, i.id`.execute(tables(database))
  return rows.map((row) => ({
    id: row.id, kind: row.kind, words: row.words, version: row.version, day: row.day ?? undefined, claim: row.claim ?? undefined,
    ending: row.ending === null ? undefined : { kind: row.ending, reason: row.reason ?? undefined },
    answer: row.body === null || row.said === null ? undefined : { body: row.body, said: row.said, why: row.why ?? undefined },
    trial: row.result === null ? undefined : { result: row.result, seen: row.seen ?? undefined, learned: row.learned ?? undefined },
  }))
}

/** Meetings that took place, the earliest first. */
export async function listMeetingFacts(database: Database, initiative: InitiativeId, zone: Zone, now: Date): Promise<readonly MeetingFacts[]> {
  const { rows } = await sql<{ id: MeetingId; title: string; begins_at: Date }>`
    select m.id, m.title, m.begins_at from initiative.meeting m
    where m.initiative_id = ${initiative} and m.ends_at < ${now} and not exists (select 1 from initiative.meeting_cancellation c where c.meeting_id = m.id)
    order by m.begins_at, m.id limit 50`.execute(tables(database))
  return rows.map((row) => ({ id: row.id, title: row.title, day: dayOf(row.begins_at, zone) }))
}

/** What was written beside the thread that all readers may see: lines that count, the newest entries of the journal and what was learned, each in its order. */
export async function listBesideFacts(database: Database, initiative: InitiativeId, open: readonly Audience[]): Promise<readonly BesideFacts[]> {
  const db = tables(database)
  const lines = await sql<{ id: LineId; words: string; line: LineKind; standpoint: string | null; key: string | null; named: string | null }>`
    select l.id, l.words, l.kind as line, l.standpoint_id as standpoint, s.key, s.words as named from initiative.working_line l left join initiative.standpoint s on s.id = l.standpoint_id
    where l.initiative_id = ${initiative} and l.settled_in is not null and l.ended_in is null and l.words <> '' order by s.place nulls first, l.at, l.id limit ${MOST_OF_A_KIND}`.execute(db)
  const entries = await sql<{ id: EntryId; version: number; words: string; day: Day }>`
    select e.id, e.version, e.title as words, e.day from initiative.journal_entry e where e.initiative_id = ${initiative} and e.seen_by = any(${[...open]}::text[])
      and not exists (select 1 from initiative.journal_entry_taking_back t where t.entry_id = e.id) and not exists (select 1 from initiative.journal_entry_hiding h where h.entry_id = e.id)
    order by e.day desc, e.id desc limit ${MOST_OF_A_KIND}`.execute(db)
  const notes = await sql<{ id: NoteId; version: number; words: string; happened: string; again: Again; because: string }>`
    select n.id, n.version, n.tried as words, n.happened, n.again, n.because from initiative.learning_note n where n.initiative_id = ${initiative} and n.seen_by = any(${[...open]}::text[])
      and not exists (select 1 from initiative.learning_taking_back t where t.note_id = n.id) and not exists (select 1 from initiative.learning_hiding h where h.note_id = n.id)
    order by n.at desc, n.id desc limit ${MOST_OF_A_KIND}`.execute(db)
  return [
    ...lines.rows.map(({ id, words, line, standpoint, key, named }) => ({ kind: 'line' as const, id, version: 1, words, line, who: standpoint === null ? undefined : standpointName({ key, words: named }) })),
    ...entries.rows.toReversed().map((row) => ({ kind: 'entry' as const, ...row })), ...notes.rows.toReversed().map((row) => ({ kind: 'note' as const, ...row })),
  ]
}
