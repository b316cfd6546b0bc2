/** Ideas with all that was made and tested of them. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Seen } from '../initiative.gate.ts'
import type { ItemId } from '../tables.ts'
import type { TriedNode } from './strands.rules.ts'
import { tryingTables } from './tables.ts'

const stateOf = sql`case when exists (select 1 from initiative.taking_back t where t.item_id = i.id) then 'taken-back' when exists (select 1 from initiative.hiding h where h.item_id = i.id) then 'hidden' else 'there' end`
const columns = sql`
  i.id, i.kind, ${stateOf} as state, case when ${stateOf} = 'there' then i.words else '' end as words,
  case when ${stateOf} = 'there' then v.result end as result, case when ${stateOf} = 'there' then v.began_on end as "from", case when ${stateOf} = 'there' then v.ended_on end as until,
  (select e.reason from initiative.ending e where e.item_id = i.id and not exists (select 1 from initiative.reopening r where r.ending_id = e.id) limit 1) as "endReason",
  exists (select 1 from initiative.ending e where e.item_id = i.id and not exists (select 1 from initiative.reopening r where r.ending_id = e.id)) as ended,
  (select coalesce(json_agg(l.source_id), '[]') from initiative.thread_link l where l.result_id = i.id) as sources`

/** More than this under the ideas of one page is left to their own pages. */
export const MOST_BELOW = 500

/** Ideas, the newest first, as far as this visitor may see them; after the one of that id. */
export async function listIdeas(database: Database, { initiative, sees }: Pick<Seen, 'initiative' | 'sees'>, { after, most }: Readonly<{ after: ItemId | undefined; most: number }>): Promise<readonly TriedNode[]> {
  const { rows } = await sql<TriedNode>`
    select ${columns} from initiative.thread_item i left join initiative.trial_version v on false
    where i.initiative_id = ${initiative.id} and i.kind = 'idea' and i.seen_by = any(${[...sees]}::text[])
      ${after === undefined ? sql`` : sql`and (i.recorded_at, i.id) < (select a.recorded_at, a.id from initiative.thread_item a where a.id = ${after} and a.initiative_id = ${initiative.id})`}
    order by i.recorded_at desc, i.id desc limit ${most}`.execute(tryingTables(database))
  return rows
}

/** What was made and tested of some ideas, and what each of them and of these led to: the earliest first. One query. */
export async function listBelow(database: Database, { sees }: Pick<Seen, 'sees'>, ideas: readonly ItemId[]): Promise<readonly TriedNode[]> {
  if (ideas.length === 0) return []
  const { rows } = await sql<TriedNode>`
    with recursive made as (
      select id from unnest(${[...ideas]}::uuid[]) as of_ideas (id)
      union
      select r.id from made m join initiative.thread_link l on l.source_id = m.id join initiative.thread_item r on r.id = l.result_id and r.kind in ('prototype', 'test')
    ), below as (
      select id from made
      union
      select r.id from made m join initiative.thread_link l on l.source_id = m.id join initiative.thread_item r on r.id = l.result_id and r.kind in ('idea', 'decision')
    )
    select ${columns} from below b join initiative.thread_item i on i.id = b.id
    left join initiative.trial_version v on v.item_id = i.id and v.version = i.version
    where i.seen_by = any(${[...sees]}::text[]) and b.id <> all(${[...ideas]}::uuid[])
    order by i.recorded_at, i.id limit ${MOST_BELOW}`.execute(tryingTables(database))
  return rows
}

/** The tests from which some ideas grew. */
export async function listGrewFrom(database: Database, { sees }: Pick<Seen, 'sees'>, ideas: readonly ItemId[]): Promise<readonly (TriedNode & Readonly<{ idea: ItemId }>)[]> {
  if (ideas.length === 0) return []
  const { rows } = await sql<TriedNode & Readonly<{ idea: ItemId }>>`
    select l.result_id as idea, ${columns} from initiative.thread_link l join initiative.thread_item i on i.id = l.source_id and i.kind = 'test'
    join initiative.trial_version v on v.item_id = i.id and v.version = i.version
    where l.result_id = any(${[...ideas]}::uuid[]) and i.seen_by = any(${[...sees]}::text[]) order by i.recorded_at, i.id limit 200`.execute(tryingTables(database))
  return rows
}
