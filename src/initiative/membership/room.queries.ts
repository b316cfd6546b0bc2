/** The room: who is here, as what. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Database } from '#platform/database/database.ts'
import { type InitiativeId, type MemberId, type PersonId, type StandpointId, tables } from '../tables.ts'

export type InRoom = Readonly<{ id: MemberId; person: PersonId; host: boolean; brings: string | undefined; standpoints: readonly StandpointId[] }>

/** Who takes part, in the order in which they came, `most` after a given one. For members only. */
export async function listRoom(database: Database, initiative: InitiativeId, after: MemberId | undefined, most: number): Promise<readonly InRoom[]> {
  let query = tables(database).selectFrom('initiative.member as m').leftJoin('initiative.host as h', 'h.member_id', 'm.id')
    .select(['m.id', 'm.person_id', 'm.brings', 'h.member_id as host'])
    .select((from) => jsonArrayFrom(from.selectFrom('initiative.member_standpoint as s').select('s.standpoint_id').whereRef('s.member_id', '=', 'm.id')).as('standpoints'))
    .where('m.initiative_id', '=', initiative)
  if (after !== undefined) query = query.where(sql<boolean>`(m.joined_at, m.id) > (select l.joined_at, l.id from initiative.member l where l.id = ${after})`)
  const rows = await query.orderBy('m.joined_at').orderBy('m.id').limit(most).execute()
  return rows.map((row) => ({ id: row.id, person: row.person_id, host: row.host !== null, brings: row.brings ?? undefined, standpoints: row.standpoints.map((one) => one.standpoint_id) }))
}

/** Whether somebody looks after an initiative, for pages whose address doesn't name it. */
export async function isHostOf(database: Database, initiative: InitiativeId, person: PersonId): Promise<boolean> {
  const row = await tables(database).selectFrom('initiative.member as m').innerJoin('initiative.host as h', 'h.member_id', 'm.id').select('m.id').where('m.initiative_id', '=', initiative).where('m.person_id', '=', person).executeTakeFirst()
  return row !== undefined
}

/** The public initiatives that somebody looks after, by name. For choosing from: nobody looks after more than fit. One query. */
export const listHostedOpenly = async (database: Database, person: PersonId): Promise<readonly Readonly<{ id: InitiativeId; slug: string; title: string }>[]> =>
  tables(database).selectFrom('initiative.member as m').innerJoin('initiative.host as h', 'h.member_id', 'm.id').innerJoin('initiative.initiative as i', 'i.id', 'm.initiative_id')
    .select(['i.id', 'i.slug', 'i.title']).where('m.person_id', '=', person).where('i.open_to', '=', 'public').orderBy('i.title').orderBy('i.id').limit(100).execute()

/** How many take part, how many of them are people whom the service is about, and how many are hosts. Exact: never shown outside as it is. */
export async function countRoom(database: Database, initiative: InitiativeId): Promise<Readonly<{ members: number; affected: number; hosts: number }>> {
  const { rows } = await sql<{ members: number; affected: number; hosts: number }>`
    select count(*)::int as members,
      (count(*) filter (where exists (
        select 1 from initiative.member_standpoint ms join initiative.standpoint s on s.id = ms.standpoint_id where ms.member_id = m.id and s.affected
      )))::int as affected,
      (count(h.member_id))::int as hosts
    from initiative.member m left join initiative.host h on h.member_id = m.id where m.initiative_id = ${initiative}`.execute(tables(database))
  return rows[0] ?? { members: 0, affected: 0, hosts: 0 }
}
