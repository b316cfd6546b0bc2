/**
 * How many voices there are, without reading them: the database keeps the numbers as the voices change, in the same transaction. What
 * somebody may see is left to whoever asks, as with the voices themselves. See docs/decisions/0060-kept-counts.md.
 */
import { type RawBuilder, sql } from 'kysely'
import { builtOnce } from '#platform/database/built-once.ts'
import type { Database } from '#platform/database/database.ts'
import type { ItemId } from '../tables.ts'
import { tables } from '../tables.ts'
import { type Looking, type Visitor, lookingAs } from '../thread/find-item.queries.ts'

export type Counted = Readonly<{ voices: number; takenBack: number }>
export const NONE: Counted = { voices: 0, takenBack: 0 }

type Row = Counted & Readonly<{ part: ItemId | null }>

/**
 * Rows (part, voices, "takenBack"), to be joined: for each part that voices rest on, or only for some, and for those in no theme (null).
 * As far as this visitor may see them: hidden ones count for the hosts and for whoever said or typed them.
 */
export function keptCounts({ initiative, sees, host, person }: Looking, parts?: readonly ItemId[]): RawBuilder<Row> {
  const wanted = (part: string) => (parts === undefined ? sql`true` : sql`(${sql.raw(part)} is null or ${sql.raw(part)} = any(${parts}::uuid[]))`)
  const own = sql`union all
    select p.part, v.gone, 1 from initiative.thread_item v join initiative.contribution o on o.item_id = v.id and ${person}::uuid in (o.person_id, o.entered_by)
    cross join lateral (
      select l.result_id as part from initiative.thread_link l where l.source_id = v.id
      union all select null from initiative.ungrouped_voice u where u.voice_id = v.id
    ) p
    where not ${host}::boolean and v.initiative_id = ${initiative} and v.kind = 'voice' and v.hidden and v.seen_by = any(${sees}::text[]) and ${wanted('p.part')}`
  return sql<Row>`(
    select part, coalesce(sum(voices) filter (where not gone), 0)::integer as voices, coalesce(sum(voices) filter (where gone), 0)::integer as "takenBack"
    from (
      select k.part_id as part, k.gone, k.voices from initiative.voice_count k
      where k.initiative_id = ${initiative} and k.seen_by = any(${sees}::text[]) and (${host}::boolean or not k.hidden) and ${wanted('k.part_id')} ${own}
    ) counted group by part)`
}

const keptOf = builtOnce((_, given: Looking & Readonly<{ parts: readonly ItemId[] }>) => sql<Row>`select * from ${keptCounts(given, given.parts)} k`)

/** How many voices rest on each of some parts, and how many are in no theme (null). A part without voices is not there. */
export async function countKept(database: Database, here: Visitor, parts: readonly ItemId[]): Promise<ReadonlyMap<ItemId | null, Counted>> {
  const rows = await keptOf(database, { ...lookingAs(here), parts })
  return new Map(rows.map(({ part, voices, takenBack }) => [part, { voices, takenBack }]))
}

/** Makes one row of many: the numbers stay what they are. A job does it now and then. */
export async function foldKeptCounts(database: Database): Promise<void> {
  await sql`
    with folded as (
      delete from initiative.voice_count where initiative_id in (
        select initiative_id from initiative.voice_count group by initiative_id having count(*) > 2 * count(distinct (part_id, linked, seen_by, hidden, gone)))
      returning *
    )
    insert into initiative.voice_count (initiative_id, part_id, linked, seen_by, hidden, gone, voices)
    select initiative_id, part_id, linked, seen_by, hidden, gone, sum(voices) from folded group by 1, 2, 3, 4, 5, 6 having sum(voices) <> 0`.execute(tables(database))
}
