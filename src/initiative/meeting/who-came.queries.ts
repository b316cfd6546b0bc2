/** Who came to a meeting: members by their standpoint on the day, and people without names. */
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { InitiativeId, MemberId, PersonId, StandpointId } from '../tables.ts'
import { type MeetingId, type Way, tables } from './tables.ts'

/** Somebody who came. `member` and `person` are undefined for one who has since left. */
export type Presence = Readonly<{ member: MemberId | undefined; person: PersonId | undefined; standpoint: StandpointId | undefined; way: Way }>

/** People who came and are counted, not named: «two more carers». */
export type Company = Readonly<{ standpoint: StandpointId | undefined; way: Way; people: number }>

/** `version` 0: nobody has written down yet who came. */
export type WhoCame = Readonly<{ members: readonly Presence[]; company: readonly Company[]; version: number }>

/** Who came, exactly: for members only. People outside are shown bands (`membership/room.rules.ts`). */
export async function listWhoCame(database: Database, meeting: MeetingId): Promise<WhoCame> {
  const db = tables(database)
  const members = await db.selectFrom('initiative.meeting_presence as p').leftJoin('initiative.member as m', 'm.id', 'p.member_id')
    .select(['p.member_id', 'm.person_id', 'p.standpoint_id', 'p.way']).where('p.meeting_id', '=', meeting).orderBy('m.joined_at').orderBy('p.id').execute()
  const company = await db.selectFrom('initiative.meeting_company').select(['standpoint_id', 'way', 'people']).where('meeting_id', '=', meeting).orderBy('id').execute()
  return {
    members: members.map((row) => ({ member: row.member_id ?? undefined, person: row.person_id ?? undefined, standpoint: row.standpoint_id ?? undefined, way: row.way })),
    company: company.map((row) => ({ standpoint: row.standpoint_id ?? undefined, way: row.way, people: row.people })),
    version: await rollVersion(database, meeting),
  }
}

const rollVersion = async (database: Database, meeting: MeetingId): Promise<number> => {
  const row = await tables(database).selectFrom('initiative.meeting_roll').select((eb) => eb.fn.max('version').as('version')).where('meeting_id', '=', meeting).executeTakeFirst()
  return row?.version ?? 0
}

export type MemberPresence = Readonly<{ member: MemberId; standpoint: StandpointId | undefined; way: Way }>

/**
 * Writes down who came, in place of what was written before; people who have since left stay as they are.
 * @returns false where somebody else has written it down since `version`
 */
export async function replaceWhoCame(
  trx: Transaction, meeting: MeetingId, version: number, who: Readonly<{ members: readonly MemberPresence[]; company: readonly Company[] }>, by: PersonId, now: Date,
): Promise<boolean> {
  const db = tables(trx)
  if ((await rollVersion(trx, meeting)) !== version) return false
  // The roll's key is what two writers meet at: only one of them can write the next version.
  const mine = await db.insertInto('initiative.meeting_roll').values({ meeting_id: meeting, version: version + 1, recorded_by: by, at: now })
    .onConflict((on) => on.columns(['meeting_id', 'version']).doNothing()).returning('version').executeTakeFirst()
  if (mine === undefined) return false
  await db.deleteFrom('initiative.meeting_presence').where('meeting_id', '=', meeting).where('member_id', 'is not', null).execute()
  await db.deleteFrom('initiative.meeting_company').where('meeting_id', '=', meeting).execute()
  if (who.members.length > 0) {
    await db.insertInto('initiative.meeting_presence').values(who.members.map(({ member, standpoint, way }) => ({
      id: newId<'presence'>(), meeting_id: meeting, member_id: member, standpoint_id: standpoint ?? null, way,
    }))).execute()
  }
  if (who.company.length > 0) {
    await db.insertInto('initiative.meeting_company').values(who.company.map(({ standpoint, way, people }) => ({
      id: newId<'company'>(), meeting_id: meeting, standpoint_id: standpoint ?? null, way, people,
    }))).execute()
  }
  return true
}

/** A member as they can be ticked: who they are, and what they have said they are here as. */
export type MayHaveCome = Readonly<{ member: MemberId; person: PersonId; standpoints: readonly StandpointId[] }>

/** The members of an initiative in the order in which they joined, at most 500. */
export async function listMayHaveCome(database: Database, initiative: InitiativeId): Promise<readonly MayHaveCome[]> {
  const rows = await tables(database).selectFrom('initiative.member as m').leftJoin('initiative.member_standpoint as s', 's.member_id', 'm.id')
    .select(({ fn }) => ['m.id', 'm.person_id', fn<(StandpointId | null)[]>('array_agg', ['s.standpoint_id']).as('standpoints')])
    .where('m.initiative_id', '=', initiative).groupBy('m.id').orderBy('m.joined_at').orderBy('m.id').limit(500).execute()
  return rows.map((row) => ({ member: row.id, person: row.person_id, standpoints: row.standpoints.filter((one) => one !== null) }))
}
