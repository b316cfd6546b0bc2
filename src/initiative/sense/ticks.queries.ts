/** What somebody has ticked on other pages: kept while they look for more, for them alone. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import type { ItemId } from '../tables.ts'
import { lookingAs } from '../thread/find-item.queries.ts'
import { type Filter, type Part, inOrder, matching, open } from '../voice/voice-line.queries.ts'
import { type TicksId, senseTables } from './tables.ts'

export type KeptTicks = Readonly<{
  /** Those that this person may still see, in the order in which they were ticked. */
  voices: readonly ItemId[]
  /** How many more were ticked and are gone since. */
  gone: number
}>

export const NO_TICKS: KeptTicks = { voices: [], gone: 0 }

/** What was ticked under this key; undefined where it is not kept any more, or is somebody else’s. One query. */
export async function findTicks(database: Database, here: SeenByMember, id: TicksId): Promise<KeptTicks | undefined> {
  const { rows } = await sql<KeptTicks>`
    select s.voices, cardinality(t.voices) - cardinality(s.voices) as gone from initiative.kept_ticks t cross join lateral (
      select array(select p.id from unnest(t.voices) with ordinality as u(id, place) join initiative.thread_item p on p.id = u.id
        where p.initiative_id = t.initiative_id and p.kind = 'voice' and not p.gone and ${open(lookingAs(here))} order by u.place) as voices
    ) s
    where t.id = ${id} and t.initiative_id = ${here.initiative.id} and t.person_id = ${here.person.id}`.execute(senseTables(database))
  return rows[0]
}

/** Keeps what is ticked. Gives the key under which it is found. */
export async function insertTicks(trx: Transaction, { initiative, person }: SeenByMember, voices: readonly ItemId[], at: Date): Promise<TicksId> {
  const id = newId<'ticks'>()
  await sql`insert into initiative.kept_ticks (id, initiative_id, person_id, voices, at)
    values (${id}, ${initiative.id}, ${person.id}, ${voices}::uuid[], ${at})`.execute(senseTables(trx))
  return id
}

/** Forgets what was ticked before then. */
export const deleteOldTicks = async (database: Database, before: Date) =>
  sql`delete from initiative.kept_ticks where at < ${before}`.execute(senseTables(database))

/** All voices that are found, in their order, no more than `most`. */
export async function listFound(database: Database, here: SeenByMember, { part, filter, most }: Readonly<{ part: Part; filter: Filter; most: number }>): Promise<readonly ItemId[]> {
  const { rows } = await sql<{ id: ItemId }>`
    select p.id from ${inOrder(lookingAs(here), part)} p join initiative.thread_item v on v.id = p.id
    where not p.gone and ${open(lookingAs(here))} and ${matching(filter)} order by p.recorded_at, p.id limit ${sql.lit(most)}`.execute(senseTables(database))
  return rows.map(({ id }) => id)
}

/** Those of some voices that do not stand in a theme. */
export async function listOutside(database: Database, theme: ItemId, voices: readonly ItemId[]): Promise<readonly ItemId[]> {
  if (voices.length === 0) return []
  const { rows } = await sql<{ id: ItemId }>`select source_id as id from initiative.thread_link where result_id = ${theme} and source_id = any(${voices}::uuid[])`.execute(senseTables(database))
  const inside = new Set(rows.map(({ id }) => id))
  return voices.filter((one) => !inside.has(one))
}
