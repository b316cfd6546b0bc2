/** What needs say of themselves, beside their words: for programs. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Seen } from '../initiative.gate.ts'
import { bandOf } from '../membership/room.rules.ts'
import { statedFor } from '../need/need.rules.ts'
import { needTables } from '../need/tables.ts'
import { standpointName } from '../standpoint-name.ts'
import type { ItemId, StandpointId } from '../tables.ts'
import type { NeedFacts } from './record.ts'

type Named = Readonly<{ id: StandpointId; key: string | null; words: string | null }>
type Row = Readonly<{ id: ItemId; whose: string | null; standpoints: readonly Named[]; of: readonly StandpointId[]; written: readonly StandpointId[]; since: readonly StandpointId[]; people: number; to_evaluate: boolean }>

/**
 * Whose each need is and as what it was stated, by name, as its page says it: who has stated it since is for those who take part, and how
 * many a band for everybody. One query.
 */
export async function listNeedFacts(database: Database, { membership }: Pick<Seen, 'membership'>, ids: readonly ItemId[]): Promise<readonly Readonly<{ id: ItemId; facts: NeedFacts }>[]> {
  if (ids.length === 0) return []
  const statements = sql`initiative.need_statement p join initiative.member_standpoint ms on ms.member_id = p.member_id and ms.standpoint_id = p.standpoint_id where p.item_id = i.id`
  const { rows } = await sql<Row>`
    select i.id, n.whose, exists (select 1 from initiative.need_to_evaluate e where e.item_id = i.id) as to_evaluate,
      (select coalesce(json_agg(json_build_object('id', s.id, 'key', s.key, 'words', s.words) order by s.place), '[]') from initiative.standpoint s where s.initiative_id = i.initiative_id) as standpoints,
      array(select o.standpoint_id::text from initiative.need_of o where o.item_id = i.id) as "of",
      array(select w.standpoint_id::text from initiative.need_stated_as w where w.item_id = i.id) as written,
      array(select distinct p.standpoint_id::text from ${statements}) as since, (select count(*)::integer from ${statements}) as people
    from initiative.thread_item i join initiative.need n on n.item_id = i.id where i.id = any(${[...ids]}::uuid[])`.execute(needTables(database))
  return rows.map((row) => {
    const names = (among: ReadonlySet<StandpointId>) => row.standpoints.filter(({ id }) => among.has(id)).map(standpointName)
    const need = { of: names(new Set(row.of)), statedAs: names(statedFor(row, membership !== undefined)), band: bandOf(row.people), toEvaluate: row.to_evaluate }
    return { id: row.id, facts: { need: row.whose === null ? need : { ...need, whose: row.whose } } }
  })
}
