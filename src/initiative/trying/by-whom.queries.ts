/** By whom something is: who had the idea, made the prototype, took part in the test. Each person from one standpoint. */
import { sql } from 'kysely'
import type { Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { InRoom } from '../agreement/room-and-dissent.queries.ts'
import type { Room } from '../agreement/room.queries.ts'
import type { InitiativeId, ItemId, StandpointId } from '../tables.ts'
import { tryingTables } from './tables.ts'

/** One person, or some people without names. */
export type ByWhom = Omit<InRoom, 'standpoint'> & Readonly<{ standpoint: (NonNullable<InRoom['standpoint']> & Readonly<{ id: StandpointId }>) | null }>

/** By whom the item `i` of a query is, as JSON. Beside the item, not after it: its page has no query to spare. */
export const byWhomOfItem = sql<readonly ByWhom[]>`(
  select coalesce(json_agg(json_build_object('person', r.person_id, 'people', r.people, 'named', r.named,
    'standpoint', case when s.id is null then null else json_build_object('id', s.id, 'key', s.key, 'words', s.words, 'affected', s.affected) end) order by r.named desc, s.place nulls last, r.id), '[]')
  from (
    select id, person_id, standpoint_id, 1 as people, true as named from initiative.trying_presence where item_id = i.id
    union all
    select id, null, standpoint_id, people, false from initiative.trying_company where item_id = i.id
  ) r left join initiative.standpoint s on s.id = r.standpoint_id)`

/** The same, as a form takes it. */
export const roomOfThose = (byWhom: readonly ByWhom[]): Room => ({
  present: byWhom.filter(({ named }) => named).map(({ person, standpoint }) => ({ person: person ?? undefined, standpoint: standpoint?.id })),
  company: byWhom.filter(({ named }) => !named).map(({ people, standpoint }) => ({ standpoint: standpoint?.id, people })),
})

/** Writes down by whom it is, in place of what was written before; whoever has left the group since stands on no form and stays. */
export async function replaceByWhom(trx: Transaction, initiative: InitiativeId, item: ItemId, { present, company }: Room): Promise<void> {
  const db = tryingTables(trx)
  await db.deleteFrom('initiative.trying_company').where('item_id', '=', item).execute()
  await db.deleteFrom('initiative.trying_presence').where('item_id', '=', item)
    .where('person_id', 'in', (from) => from.selectFrom('initiative.member').select('person_id').where('initiative_id', '=', initiative)).execute()
  if (present.length > 0) {
    await db.insertInto('initiative.trying_presence').values(present.map(({ person, standpoint }) => ({
      id: newId<'presence'>(), item_id: item, person_id: person ?? null, standpoint_id: standpoint ?? null,
    }))).execute()
  }
  if (company.length > 0) {
    await db.insertInto('initiative.trying_company').values(company.map(({ standpoint, people }) => ({
      id: newId<'company'>(), item_id: item, standpoint_id: standpoint ?? null, people,
    }))).execute()
  }
}
