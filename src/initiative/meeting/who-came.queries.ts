/** Who came to a meeting: members by their standpoint on the day, and people without names. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import type { InitiativeId, MemberId, PersonId, StandpointId } from '../tables.ts'
import { type MeetingId, type Way, tables } from './tables.ts'

/** Somebody who came. `member` and `person` are undefined for one who has since left. */
type Presence = Readonly<{ member: MemberId | undefined; person: PersonId | undefined; standpoint: StandpointId | undefined; way: Way }>

/** People who came and are counted, not named: «two more carers». */
export type Company = Readonly<{ standpoint: StandpointId | undefined; way: Way; people: number }>

/**
 * `version` 0: nobody has written down yet who came. `standpoints`: those that are named, with their words.
 */
export type WhoCame = Readonly<{ members: readonly Presence[]; company: readonly Company[]; standpoints: ReadonlyMap<StandpointId, Standpoint>; version: number }>

type WhoCameRow = { version: number; member: MemberId | null; person: PersonId | null; way: Way | null; people: number | null; id: StandpointId | null; key: string | null; words: string | null; affected: boolean | null }

/** Who came, exactly: for members only. People outside are shown bands (`membership/room.rules.ts`). One query. */
export async function listWhoCame(database: Database, meeting: MeetingId): Promise<WhoCame> {
  const { rows } = await sql<WhoCameRow>`
    select coalesce((select max(r.version) from initiative.meeting_roll r where r.meeting_id = ${meeting}), 0)::int as version,
      c.member_id as member, c.person_id as person, c.way, c.people, s.id, s.key, s.words, s.affected
    from (select 1) always
    left join (
      select p.member_id, m.person_id, p.standpoint_id, p.way, null::int as people, m.joined_at, p.id
      from initiative.meeting_presence p left join initiative.member m on m.id = p.member_id where p.meeting_id = ${meeting}
      union all
      select null, null, standpoint_id, way, people, null, id from initiative.meeting_company where meeting_id = ${meeting}
    ) c on true
    left join initiative.standpoint s on s.id = c.standpoint_id
    order by c.joined_at nulls last, c.id`.execute(tables(database))
  return whoCameOf(rows)
}

function whoCameOf(rows: readonly WhoCameRow[]): WhoCame {
  const members: Presence[] = []
  const company: Company[] = []
  const standpoints = new Map<StandpointId, Standpoint>()
  for (const { member, person, way, people, id, key, words, affected } of rows) {
    if (way === null) continue
    const standpoint = id ?? undefined
    if (id !== null) standpoints.set(id, { id, key, words, affected: affected === true })
    if (people === null) members.push({ member: member ?? undefined, person: person ?? undefined, standpoint, way })
    else company.push({ standpoint, way, people })
  }
  return { members, company, standpoints, version: rows[0]?.version ?? 0 }
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
