/** The register of needs: page by page, by whose they are, and who has stated none. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Seen } from '../initiative.gate.ts'
import type { ItemId, StandpointId } from '../tables.ts'
import { type Need, needOf, selectNeeds } from './need.queries.ts'
import { needTables } from './tables.ts'

/** Which needs: of whom, with which words, and whether those that are out of use. */
export type NeedFilter = Readonly<{ of: StandpointId | undefined; search: string | undefined; outOfUse: boolean }>

const ENDED = sql<boolean>`exists (select 1 from initiative.ending e where e.item_id = i.id and not exists (select 1 from initiative.reopening r where r.ending_id = e.id))`

/** The needs that this visitor may see, the newest first, after the one of that id. */
export async function listNeeds(database: Database, here: Seen, { of, search, outOfUse }: NeedFilter, { after, most }: { after: ItemId | undefined; most: number }): Promise<readonly Need[]> {
  let query = selectNeeds(database, here).where(outOfUse ? ENDED : sql<boolean>`not ${ENDED}`)
  if (of !== undefined) query = query.where(({ exists, selectFrom }) => exists(selectFrom('initiative.need_of as o').select('o.item_id').whereRef('o.item_id', '=', 'i.id').where('o.standpoint_id', '=', of)))
  if (search !== undefined) query = query.where('i.words', 'ilike', `%${search.replace(/[\\%_]/g, '\\$&')}%`)
  if (after !== undefined) query = query.where(sql<boolean>`(i.recorded_at, i.id) < (select a.recorded_at, a.id from initiative.thread_item a where a.id = ${after} and a.initiative_id = ${here.initiative.id})`)
  return (await query.orderBy('i.recorded_at', 'desc').orderBy('i.id', 'desc').limit(most).execute()).map(needOf)
}

/** As what at least one need in use was stated: as it was written down, and for members also by those who stated it since. */
export async function listStatedAs(database: Database, { initiative, sees, membership }: Pick<Seen, 'initiative' | 'sees' | 'membership'>): Promise<ReadonlySet<StandpointId>> {
  const written = sql`select w.standpoint_id from initiative.need_stated_as w where w.item_id = i.id`
  const since = sql`union all select p.standpoint_id from initiative.need_statement p
    join initiative.member_standpoint ms on ms.member_id = p.member_id and ms.standpoint_id = p.standpoint_id where p.item_id = i.id`
  const { rows } = await sql<{ standpoint_id: StandpointId }>`
    select distinct x.standpoint_id from initiative.thread_item i
    cross join lateral (${written} ${membership === undefined ? sql`` : since}) x
    where i.initiative_id = ${initiative.id} and i.kind = 'need' and i.seen_by = any(${[...sees]}::text[])
      and not exists (select 1 from initiative.hiding h where h.item_id = i.id) and not ${ENDED}`.execute(needTables(database))
  return new Set(rows.map((row) => row.standpoint_id))
}
