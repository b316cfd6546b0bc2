/** What a sentence can rest on: items, meetings and what was written beside the thread that all readers may see, and voices that may be quoted. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Design } from '../happened/tables.ts'
import type { EntryId } from '../journal/tables.ts'
import type { NoteId } from '../learning/tables.ts'
import type { MeetingId } from '../meeting/index.ts'
import { type Audience, ITEM_KINDS, type InitiativeId, type ItemId, type ItemKind, tables } from '../tables.ts'
import type { LineId } from '../working-agreement/tables.ts'
import type { Source, kindOf } from './rests.rules.ts'

const ABOVE_VOICES = ITEM_KINDS.filter((kind) => kind !== 'voice')
/** The latest: a list to choose from. */
const MOST_CHOICES = 200

/** `design`: how the figure in it was found, where there is one. */
export type Choosable = Readonly<{ source: Source; kind: ReturnType<typeof kindOf>; words: string; design: Design | undefined }>

type Scope = Readonly<{ initiative: InitiativeId; open: readonly Audience[]; now: Date }>
type Row =
  | Readonly<{ id: ItemId; of: 'item'; kind: ItemKind; words: string; version: number; design: Design | null }> | Readonly<{ id: MeetingId; of: 'meeting'; words: string }>
  | Readonly<{ id: EntryId; of: 'entry'; words: string; version: number }> | Readonly<{ id: NoteId; of: 'note'; words: string; version: number }> | Readonly<{ id: LineId; of: 'line'; words: string; version: number }>

/** What can be chosen, the latest of each first, or the one that was. One query. */
export async function listChoosable(database: Database, { initiative, open, now }: Scope, only?: string): Promise<readonly Choosable[]> {
  const isIt = (id: string) => sql`(${only ?? null}::uuid is null or ${sql.ref(id)} = ${only ?? null}::uuid)`
  const isOpen = (column: string) => sql`${sql.ref(column)} = any(${[...open]}::text[])`
  const { rows } = await sql<Row>`
    (select i.id, 'item' as of, i.kind, i.words, i.version, k.design from initiative.thread_item i left join initiative.claim k on k.item_id = i.id
      where i.initiative_id = ${initiative} and i.kind = any(${ABOVE_VOICES}::text[]) and ${isOpen('i.seen_by')} and ${isIt('i.id')}
        and not exists (select 1 from initiative.taking_back t where t.item_id = i.id) and not exists (select 1 from initiative.hiding h where h.item_id = i.id)
        and not exists (select 1 from initiative.putting_away p where p.item_id = i.id)
      order by i.recorded_at desc, i.id limit ${MOST_CHOICES})
    union all
    (select m.id, 'meeting', null, m.title, null, null from initiative.meeting m
      where m.initiative_id = ${initiative} and m.ends_at < ${now} and ${isIt('m.id')}
        and not exists (select 1 from initiative.meeting_cancellation c where c.meeting_id = m.id)
      order by m.begins_at desc, m.id limit ${MOST_CHOICES})
    union all
    (select e.id, 'entry', null, e.title, e.version, null from initiative.journal_entry e
      where e.initiative_id = ${initiative} and ${isOpen('e.seen_by')} and ${isIt('e.id')}
        and not exists (select 1 from initiative.journal_entry_taking_back t where t.entry_id = e.id) and not exists (select 1 from initiative.journal_entry_hiding h where h.entry_id = e.id)
      order by e.day desc, e.id desc limit ${MOST_CHOICES})
    union all
    (select n.id, 'note', null, n.tried, n.version, null from initiative.learning_note n
      where n.initiative_id = ${initiative} and ${isOpen('n.seen_by')} and ${isIt('n.id')}
        and not exists (select 1 from initiative.learning_taking_back t where t.note_id = n.id) and not exists (select 1 from initiative.learning_hiding h where h.note_id = n.id)
      order by n.at desc, n.id desc limit ${MOST_CHOICES})
    union all
    (select l.id, 'line', null, l.words, 1, null from initiative.working_line l
      where l.initiative_id = ${initiative} and l.settled_in is not null and l.words <> '' and ${isIt('l.id')}
      order by l.ended_in is not null, l.at desc, l.id limit ${MOST_CHOICES})`.execute(tables(database))
  return rows.map(choosableOf)
}

function choosableOf(row: Row): Choosable {
  switch (row.of) {
    case 'item': return { source: { kind: 'item', id: row.id, version: row.version }, kind: row.kind, words: row.words, design: row.design ?? undefined }
    case 'meeting': return { source: { kind: 'meeting', id: row.id }, kind: 'meeting', words: row.words, design: undefined }
    case 'entry': return { source: { kind: 'entry', id: row.id, version: row.version }, kind: 'entry', words: row.words, design: undefined }
    case 'note': return { source: { kind: 'note', id: row.id, version: row.version }, kind: 'note', words: row.words, design: undefined }
    case 'line': return { source: { kind: 'line', id: row.id, version: row.version }, kind: 'line', words: row.words, design: undefined }
  }
}

export type Quotable = Readonly<{ id: ItemId; words: string; version: number }>
export const QUOTES_A_PAGE = 20

/** Voices that are public, or whose author said yes to so many readers, the latest first, from a key on: one more than a page holds. `only`: that one. */
export async function listQuotable(database: Database, { initiative, open }: Omit<Scope, 'now'>, { after, only }: Readonly<{ after?: ItemId | undefined; only?: ItemId }>): Promise<readonly Quotable[]> {
  const { rows } = await sql<Quotable>`
    select i.id, i.words, i.version from initiative.thread_item i
    where i.initiative_id = ${initiative} and i.kind = 'voice' and (i.seen_by = 'public' or i.id in (
        select r.item_id from initiative.quote_request r join initiative.quote_answer a on a.request_id = r.id where r.initiative_id = ${initiative} and a.said <> 'no' and a.readers = any(${[...open]}::text[])))
      and (${only ?? null}::uuid is null or i.id = ${only ?? null}::uuid)
      and (${after ?? null}::uuid is null or (i.recorded_at, i.id) < (select b.recorded_at, b.id from initiative.thread_item b where b.id = ${after ?? null}::uuid))
      and not exists (select 1 from initiative.taking_back t where t.item_id = i.id) and not exists (select 1 from initiative.hiding h where h.item_id = i.id)
    order by i.recorded_at desc, i.id desc limit ${QUOTES_A_PAGE + 1}`.execute(tables(database))
  return rows
}
