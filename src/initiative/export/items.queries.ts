/** Items as programs read them: every kind, in the order in which they were recorded. What was taken back or hidden is not among them. */
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Seen } from '../initiative.gate.ts'
import { type Audience, type ItemId, type ItemKind, tables } from '../tables.ts'
import { selectWays } from '../ways/ways.queries.ts'
import { type WayColumn, heldWays } from '../ways/ways.rules.ts'
import { listFacts } from './facts.queries.ts'
import type { Cursor } from './cursor.rules.ts'
import type { EndedFacts, ItemRecord } from './record.ts'

export type Wanted = Readonly<{
  kinds?: readonly ItemKind[] | undefined
  /** Recorded at that moment or later. */
  since?: Date | undefined
  after?: Cursor | undefined
  /** Only this one. */
  only?: ItemId | undefined
  most: number
}>

type Row = Readonly<{ id: ItemId; kind: ItemKind; words: string; seen_by: Audience; version: number; recorded_at: Date; at: number; ended: EndedFacts | null; ways: WayColumn | null; results: readonly ItemId[] }>

export type ListedItems = Readonly<{ items: readonly ItemRecord[]; last: Cursor | undefined }>

/** Some items, with what each kind says of itself, and where the next ones begin. At most five queries. `base`: the initiative's page. */
export async function listItems(database: Database, here: Seen, base: string, wanted: Wanted): Promise<ListedItems> {
  const rows = await rowsOf(database, here, wanted)
  const facts = await listFacts(database, here, rows)
  const items = rows.map((row): ItemRecord => ({
    type: 'item', id: row.id, kind: row.kind, words: row.words, seenBy: row.seen_by, version: row.version, recordedAt: row.recorded_at.toISOString(), results: [...row.results],
    page: `${base}/items/${row.id}`, ...(row.ended === null ? {} : { ended: row.ended }), ...waysOf(row), ...facts.get(row.id),
  }))
  const last = rows.at(-1)
  return { items, last: last === undefined ? undefined : { at: last.at, id: last.id } }
}

/** The ways that an item shows, as its page says them: what somebody set by hand with their reason, all others with what they follow from. */
function waysOf({ kind, ways }: Row): Pick<ItemRecord, 'ways'> {
  const held = heldWays(kind, ways)
  return held.length === 0 ? {} : { ways: held.map(({ way, because, hand }) => (hand !== undefined ? { way, reason: hand.reason } : because !== undefined ? { way, because } : { way })) }
}

async function rowsOf(database: Database, { initiative, sees }: Seen, { kinds, since, after, only, most }: Wanted): Promise<readonly Row[]> {
  const where = [
    sql`i.initiative_id = ${initiative.id}`, shown(sql.ref('i'), sees),
    ...(kinds === undefined ? [] : [sql`i.kind = any(${[...kinds]}::text[])`]),
    ...(since === undefined ? [] : [sql`i.recorded_at >= ${since}`]),
    ...(after === undefined ? [] : [sql`(i.recorded_at, i.id) > (timestamptz 'epoch' + ${after.at}::bigint * interval '1 microsecond', ${after.id}::uuid)`]),
    ...(only === undefined ? [] : [sql`i.id = ${only}`]),
  ]
  const { rows } = await sql<Row>`
    select i.id, i.kind, i.words, i.seen_by, i.version, i.recorded_at, (extract(epoch from i.recorded_at) * 1000000)::bigint as at,
      array(select r.id::text from initiative.thread_link l join initiative.thread_item r on r.id = l.result_id
        where l.source_id = i.id and ${shown(sql.ref('r'), sees)} order by r.recorded_at, r.id) as results,
      case when i.kind <> 'voice' then (select json_strip_nulls(json_build_object('kind', e.kind, 'reason', e.reason)) from initiative.ending e
        where e.item_id = i.id and not exists (select 1 from initiative.reopening r where r.ending_id = e.id) order by e.place desc limit 1) end as ended, ${selectWays} as ways
    from initiative.thread_item i where ${sql.join(where, sql` and `)}
    order by i.recorded_at, i.id limit ${most}`.execute(tables(database))
  return rows
}

/** That an item is there to be read. A theme that was put away counts where something still rests on it, as in the outline. */
const shown = (item: RawBuilder<unknown>, sees: readonly Audience[]): RawBuilder<boolean> => sql<boolean>`
  ${item}.seen_by = any(${[...sees]}::text[])
  and not exists (select 1 from initiative.taking_back x where x.item_id = ${item}.id) and not exists (select 1 from initiative.hiding x where x.item_id = ${item}.id)
  and (not exists (select 1 from initiative.putting_away x where x.item_id = ${item}.id) or exists (select 1 from initiative.thread_link x where x.source_id = ${item}.id))`
