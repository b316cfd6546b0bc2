/** What a sentence can rest on: items and meetings that all readers may see, and voices that may be quoted. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Design } from '../happened/tables.ts'
import type { MeetingId } from '../meeting/index.ts'
import { type Audience, ITEM_KINDS, type InitiativeId, type ItemId, type ItemKind, tables } from '../tables.ts'

const ABOVE_VOICES = ITEM_KINDS.filter((kind) => kind !== 'voice')
/** The latest: a list to choose from. */
const MOST_CHOICES = 200

export type Choosable = Readonly<{ id: ItemId; kind: ItemKind; words: string; version: number; design: Design | undefined }> | Readonly<{ id: MeetingId; kind: 'meeting'; words: string; at: Date }>

type Scope = Readonly<{ initiative: InitiativeId; open: readonly Audience[]; now: Date }>

/** What can be chosen, or the one that was. One query. */
export async function listChoosable(database: Database, { initiative, open, now }: Scope, only?: string): Promise<readonly Choosable[]> {
  const { rows } = await sql<{ id: ItemId; kind: ItemKind; words: string; version: number; design: Design | null; at: Date } | { id: MeetingId; kind: 'meeting'; words: string; version: null; design: null; at: Date }>`
    (select i.id, i.kind, i.words, i.version, k.design, i.recorded_at as at from initiative.thread_item i left join initiative.claim k on k.item_id = i.id
      where i.initiative_id = ${initiative} and i.kind = any(${ABOVE_VOICES}::text[]) and i.seen_by = any(${[...open]}::text[]) and (${only ?? null}::uuid is null or i.id = ${only ?? null}::uuid)
        and not exists (select 1 from initiative.taking_back t where t.item_id = i.id) and not exists (select 1 from initiative.hiding h where h.item_id = i.id)
        and not exists (select 1 from initiative.putting_away p where p.item_id = i.id)
      order by i.recorded_at desc, i.id limit ${MOST_CHOICES})
    union all
    (select m.id, 'meeting', m.title, null, null, m.begins_at from initiative.meeting m
      where m.initiative_id = ${initiative} and m.ends_at < ${now} and (${only ?? null}::uuid is null or m.id = ${only ?? null}::uuid)
        and not exists (select 1 from initiative.meeting_cancellation c where c.meeting_id = m.id)
      order by m.begins_at desc, m.id limit ${MOST_CHOICES})`.execute(tables(database))
  return rows.map((row) => (row.kind === 'meeting' ? { id: row.id, kind: row.kind, words: row.words, at: row.at } : { id: row.id, kind: row.kind, words: row.words, version: row.version, design: row.design ?? undefined }))
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
