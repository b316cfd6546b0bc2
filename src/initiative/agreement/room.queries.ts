/** Who was there when something was agreed, each person from one standpoint. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { MeetingId } from '../meeting/index.ts'
import type { ItemId, PersonId, StandpointId } from '../tables.ts'
import { agreementTables } from './tables.ts'

/** Somebody with an account; `person` is undefined where they have erased it since. */
type Present = Readonly<{ person: PersonId | undefined; standpoint: StandpointId | undefined }>
/** People who are counted, not named. */
type Company = Readonly<{ standpoint: StandpointId | undefined; people: number }>
/** `affected`: those who were there as people whom the service is about. */
export type RoomCount = Readonly<{ people: number; affected: number }>
export type Room = Readonly<{ present: readonly Present[]; company: readonly Company[] }>

/** Who was there, exactly: for members; others are shown bands (`membership/room.rules.ts`). In the order in which it was written down. */
export async function findRoom(database: Database, item: ItemId, version: number): Promise<Room> {
  const { rows } = await sql<RoomRow>`
    select person_id, standpoint_id, null::int as people from initiative.decision_presence where item_id = ${item} and version = ${version}
    union all
    select null, standpoint_id, people from initiative.decision_company where item_id = ${item} and version = ${version}`.execute(agreementTables(database))
  return roomOf(rows)
}

/** Who came to a meeting, as far as they are still here: what an agreement's room is filled in from. */
export async function findRoomOfMeeting(database: Database, meeting: MeetingId): Promise<Room> {
  const { rows } = await sql<RoomRow>`
    select m.person_id, p.standpoint_id, null::int as people
    from initiative.meeting_presence p left join initiative.member m on m.id = p.member_id where p.meeting_id = ${meeting}
    union all
    select null, standpoint_id, people from initiative.meeting_company where meeting_id = ${meeting}`.execute(agreementTables(database))
  return roomOf(rows)
}

type RoomRow = { person_id: PersonId | null; standpoint_id: StandpointId | null; people: number | null }

const roomOf = (rows: readonly RoomRow[]): Room => ({
  present: rows.filter((row) => row.people === null).map((row) => ({ person: row.person_id ?? undefined, standpoint: row.standpoint_id ?? undefined })),
  company: rows.flatMap((row) => (row.people === null ? [] : [{ standpoint: row.standpoint_id ?? undefined, people: row.people }])),
})

/** Writes down who was there for a version of an agreement. */
export async function insertRoom(trx: Transaction, item: ItemId, version: number, room: Room): Promise<void> {
  const db = agreementTables(trx)
  if (room.present.length > 0) {
    await db.insertInto('initiative.decision_presence').values(room.present.map(({ person, standpoint }) => ({
      id: newId<'presence'>(), item_id: item, version, person_id: person ?? null, standpoint_id: standpoint ?? null,
    }))).execute()
  }
  if (room.company.length > 0) {
    await db.insertInto('initiative.decision_company').values(room.company.map(({ standpoint, people }) => ({
      id: newId<'company'>(), item_id: item, version, standpoint_id: standpoint ?? null, people,
    }))).execute()
  }
}

/**
 * Of the rows `r` of a room, those affected who agreed, as far as is known: what the rule `thoseWhoAgreed` says of people, said of rows. Beside
 * the item `i`, the standpoint `s` of the row, and the card `k` where there is one.
 */
export const affectedWhoAgreed = sql<boolean>`s.affected
        and not exists (select from initiative.dissent d where d.item_id = i.id and d.person_id = r.person_id)
        and not exists (select from initiative.decision_raised o where o.item_id = i.id and o.version = i.version and o.remains and o.person_id = r.person_id)
        and (k.method is distinct from 'delegated' or exists (select from initiative.decision_delegate g where g.item_id = i.id and g.version = i.version and g.person_id = r.person_id))`

/** Whether a version `v` of an agreement is still called co-produced: the group said so, and not too few of those who agreed are affected (`hasFewAffected`). */
export const isCalledCoProduced = (v: string) => sql<boolean>`${sql.ref(`${v}.co_produced`)} and 1 < (
  select coalesce(sum(r.people), 0) from (select ${sql.ref(`${v}.item_id`)} as id, ${sql.ref(`${v}.version`)} as version) i
  join (
    select item_id, version, person_id, standpoint_id, 1 as people from initiative.decision_presence
    union all
    select item_id, version, null, standpoint_id, people from initiative.decision_company
  ) r on r.item_id = i.id and r.version = i.version
  join initiative.standpoint s on s.id = r.standpoint_id left join initiative.decision_card k on k.item_id = i.id and k.version = i.version
  where ${affectedWhoAgreed})`

/** `agreed`: how many of those affected agreed, as far as is known (`thoseWhoAgreed` in the rules). */
export type ListedRoom = RoomCount & Readonly<{ agreed: number }>

/** How many were there, how many of them as people whom it is about, and how many of these agreed, for many agreements at once: what warnings and labels are made of. */
export async function listRoomCounts(database: Database, items: readonly ItemId[]): Promise<ReadonlyMap<ItemId, ListedRoom>> {
  if (items.length === 0) return new Map()
  const { rows } = await sql<ListedRoom & { item_id: ItemId }>`
    select i.id as item_id, coalesce(sum(r.people), 0)::int as people, coalesce(sum(r.people) filter (where s.affected), 0)::int as affected,
      coalesce(sum(r.people) filter (where ${affectedWhoAgreed}), 0)::int as agreed
    from initiative.thread_item i
    join (
      select item_id, version, person_id, standpoint_id, 1 as people from initiative.decision_presence
      union all
      select item_id, version, null, standpoint_id, people from initiative.decision_company
    ) r on r.item_id = i.id and r.version = i.version
    left join initiative.standpoint s on s.id = r.standpoint_id
    left join initiative.decision_card k on k.item_id = i.id and k.version = i.version
    where i.id = any(${items}::uuid[])
    group by i.id`.execute(agreementTables(database))
  return new Map(rows.map(({ item_id, people, affected, agreed }) => [item_id, { people, affected, agreed }]))
}
