/** Who takes part, and letting people in and out. */
import { sql } from 'kysely'
import { record } from '#platform/activity.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { InitiativeId, MemberId, PersonId, StandpointId } from '../tables.ts'
import { type Joining, USUAL_JOINING } from './membership.rules.ts'
import { membershipTables as tables } from './tables.ts'

/** Whether somebody has asked to take part and waits for a host. */
export async function isWaiting(database: Database, initiative: InitiativeId, person: PersonId): Promise<boolean> {
  const row = await tables(database).selectFrom('initiative.waiting').select('at').where('initiative_id', '=', initiative).where('person_id', '=', person).executeTakeFirst()
  return row !== undefined
}

/** The people who look after an initiative. */
export async function listHostPeople(database: Database, initiative: InitiativeId): Promise<readonly PersonId[]> {
  const rows = await tables(database).selectFrom('initiative.host as h').innerJoin('initiative.member as m', 'm.id', 'h.member_id').select('m.person_id').where('m.initiative_id', '=', initiative).execute()
  return rows.map((row) => row.person_id)
}

/** Whether a member has taken part for some days. */
export async function hasTakenPartFor(database: Database, member: MemberId, days: number): Promise<boolean> {
  const row = await tables(database).selectFrom('initiative.member').select('id').where('id', '=', member)
    .where(sql<boolean>`joined_at < now() - make_interval(days => ${days})`).executeTakeFirst()
  return row !== undefined
}

/** Holds who takes part until the transaction ends, so that two hosts can't both be the last but one to go. */
export async function holdMembers(trx: Transaction, initiative: InitiativeId): Promise<void> {
  await tables(trx).selectFrom('initiative.initiative').select('id').where('id', '=', initiative).forNoKeyUpdate().execute()
}

export type Member = Readonly<{ id: MemberId; person: PersonId; host: boolean; brings: string | undefined; joinedAt: Date; adult: Readonly<{ name: string; reach: string }> | undefined }>

/** A member of this very initiative, with the adult who stands by them: for hosts only. */
export async function findMember(database: Database, initiative: InitiativeId, member: MemberId): Promise<Member | undefined> {
  const row = await tables(database).selectFrom('initiative.member as m').leftJoin('initiative.host as h', 'h.member_id', 'm.id')
    .leftJoin('initiative.named_adult as a', (join) => join.onRef('a.initiative_id', '=', 'm.initiative_id').onRef('a.person_id', '=', 'm.person_id'))
    .select(['m.id', 'm.person_id', 'm.brings', 'm.joined_at', 'h.member_id as host', 'a.name', 'a.reach'])
    .where('m.initiative_id', '=', initiative).where('m.id', '=', member).executeTakeFirst()
  if (row === undefined) return undefined
  const adult = row.name === null || row.reach === null ? undefined : { name: row.name, reach: row.reach }
  return { id: row.id, person: row.person_id, host: row.host !== null, brings: row.brings ?? undefined, joinedAt: row.joined_at, adult }
}

/** Somebody takes part from now on. Who does already stays as they are. */
export async function insertMember(trx: Transaction, initiative: InitiativeId, person: PersonId): Promise<void> {
  await tables(trx).insertInto('initiative.member').values({ id: newId<'member'>(), initiative_id: initiative, person_id: person, brings: null })
    .onConflict((on) => on.columns(['initiative_id', 'person_id']).doNothing()).execute()
}

/** Somebody no longer takes part; what they said stays. */
export async function deleteMember(trx: Transaction, initiative: InitiativeId, member: MemberId): Promise<void> {
  const gone = await tables(trx).deleteFrom('initiative.member').where('initiative_id', '=', initiative).where('id', '=', member).returning('person_id').executeTakeFirst()
  if (gone !== undefined) await tables(trx).deleteFrom('initiative.named_adult').where('initiative_id', '=', initiative).where('person_id', '=', gone.person_id).execute()
}

export async function insertRemoval(trx: Transaction, initiative: InitiativeId, person: PersonId, reason: string): Promise<void> {
  await tables(trx).insertInto('initiative.removal').values({ id: newId<'removal'>(), initiative_id: initiative, person_id: person, reason }).execute()
}

/** Whether somebody was taken out of an initiative before. */
export async function wasRemoved(database: Database, initiative: InitiativeId, person: PersonId): Promise<boolean> {
  const row = await tables(database).selectFrom('initiative.removal').select('id').where('initiative_id', '=', initiative).where('person_id', '=', person).executeTakeFirst()
  return row !== undefined
}

export async function insertHost(trx: Transaction, member: MemberId): Promise<void> {
  await tables(trx).insertInto('initiative.host').values({ member_id: member }).onConflict((on) => on.column('member_id').doNothing()).execute()
}

export async function deleteHost(trx: Transaction, member: MemberId): Promise<void> {
  await tables(trx).deleteFrom('initiative.host').where('member_id', '=', member).execute()
  await record(trx, { kind: 'host-ended', ids: { member } })
}

/** Somebody who is no host any more is none again, after a restore: unless nobody else looks after the initiative as it was. */
export async function endHostAgain(trx: Transaction, member: MemberId): Promise<void> {
  await sql`delete from initiative.host h using initiative.member m where h.member_id = m.id and m.id = ${member}
    and exists (select from initiative.host o join initiative.member n on n.id = o.member_id where n.initiative_id = m.initiative_id and n.id <> m.id)`.execute(tables(trx))
}

/** Says anew what a member is here as and what they bring. */
export async function updateStandpointsOf(trx: Transaction, member: MemberId, standpoints: readonly StandpointId[], brings: string | undefined): Promise<void> {
  const db = tables(trx)
  // The member's row first: two windows of one person write one after the other.
  const before = await db.selectFrom('initiative.member').select('brings').where('id', '=', member).forNoKeyUpdate().executeTakeFirst()
  await db.updateTable('initiative.member').set({ brings: brings ?? null }).where('id', '=', member).execute()
  const were = await db.deleteFrom('initiative.member_standpoint').where('member_id', '=', member).returning('standpoint_id').execute()
  if (standpoints.length > 0) await db.insertInto('initiative.member_standpoint').values(standpoints.map((standpoint) => ({ member_id: member, standpoint_id: standpoint }))).execute()
  const givenUp = were.filter((row) => !standpoints.includes(row.standpoint_id))
  if (givenUp.length > 0) await record(trx, { kind: 'standpoints-given-up', ids: { member, standpoints: givenUp.map((row) => row.standpoint_id).join(' ') } })
  if (before !== undefined && before.brings !== null && before.brings !== (brings ?? null)) await record(trx, { kind: 'brings-changed', ids: { member } })
}

/** Says no more of a member that they are here as these: again, after a restore. */
export async function giveUpStandpoints(trx: Transaction, member: MemberId, standpoints: readonly StandpointId[]): Promise<void> {
  if (standpoints.length > 0) await tables(trx).deleteFrom('initiative.member_standpoint').where('member_id', '=', member).where('standpoint_id', 'in', standpoints).execute()
}

/** Forgets what a member brings, which they have put into other words since: again, after a restore. */
export async function forgetBrings(trx: Transaction, member: MemberId): Promise<void> {
  await tables(trx).updateTable('initiative.member').set({ brings: null }).where('id', '=', member).execute()
}

/** How people come into an initiative. */
export async function findJoining(database: Database, initiative: InitiativeId): Promise<Joining> {
  const row = await tables(database).selectFrom('initiative.joining').select(['lets_in', 'age_line']).where('initiative_id', '=', initiative).executeTakeFirst()
  return row === undefined ? USUAL_JOINING : { letsIn: row.lets_in, ageLine: row.age_line }
}

export async function updateJoining(trx: Transaction, initiative: InitiativeId, { letsIn, ageLine }: Joining): Promise<void> {
  const row = { lets_in: letsIn, age_line: ageLine }
  await tables(trx).insertInto('initiative.joining').values({ initiative_id: initiative, ...row }).onConflict((on) => on.column('initiative_id').doUpdateSet(row)).execute()
}
