/** What an agreement's page shows around it: who was there, who disagreed, and what it rests on. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Seen } from '../initiative.gate.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import type { Audience, ItemId, PersonId, StandpointId } from '../tables.ts'
import type { Source } from './rests-on.queries.ts'
import type { Room } from './room.queries.ts'
import { agreementTables } from './tables.ts'

/** One person who was there, or some people without names. */
export type InRoom = Readonly<{
  person: PersonId | null
  people: number
  named: boolean
  standpoint: Readonly<{ id: StandpointId; key: string | null; words: string | null; affected: boolean }> | null
}>

/** Words of disagreement; empty where they were taken back. `enteredByOther`: typed for them, and not yet touched by themselves. */
export type Disagreement = Readonly<{ person: PersonId | null; words: string; seenBy: Audience; takenBack: boolean; enteredByOther: boolean }>

/** `affected`: the standpoints of the group that are those of people whom it is about. `sources`: what this visitor may see of what it rests on. */
export type RoomAndDissent = Readonly<{ room: readonly InRoom[]; dissent: readonly Disagreement[]; affected: readonly Standpoint[]; sources: readonly Source[] }>

/** As many as a page shows of what it rests on. */
const MOST_SOURCES = 200

/** Everything exactly as it is: pages give the names and the room to members only. One query. */
export async function findRoomAndDissent(database: Database, { sees }: Pick<Seen, 'sees'>, item: ItemId, version: number): Promise<RoomAndDissent> {
  const { rows } = await sql<RoomAndDissent>`
    select
      (select coalesce(json_agg(json_build_object('person', r.person_id, 'people', r.people, 'named', r.named,
          'standpoint', case when s.id is null then null else json_build_object('id', s.id, 'key', s.key, 'words', s.words, 'affected', s.affected) end) order by r.named desc, s.place nulls last), '[]')
        from (
          select person_id, standpoint_id, 1 as people, true as named from initiative.decision_presence where item_id = ${item} and version = ${version}
          union all
          select null, standpoint_id, people, false from initiative.decision_company where item_id = ${item} and version = ${version}
        ) r left join initiative.standpoint s on s.id = r.standpoint_id) as room,
      (select coalesce(json_agg(json_build_object('person', d.person_id, 'words', d.words, 'seenBy', d.seen_by, 'takenBack', t.at is not null, 'enteredByOther', d.entered_by is not null) order by d.at, d.id), '[]')
        from initiative.dissent d left join initiative.dissent_taking_back t on t.dissent_id = d.id where d.item_id = ${item}) as dissent,
      (select coalesce(json_agg(json_build_object('id', s.id, 'key', s.key, 'words', s.words, 'affected', s.affected) order by s.place), '[]')
        from initiative.standpoint s join initiative.thread_item i on i.initiative_id = s.initiative_id where i.id = ${item} and s.affected) as affected,
      (select coalesce(json_agg(json_build_object('id', o.id, 'kind', o.kind, 'words', o.words) order by o.recorded_at, o.id), '[]') from (
        select i.id, i.kind, i.words, i.recorded_at from initiative.thread_link l join initiative.thread_item i on i.id = l.source_id
        where l.result_id = ${item} and i.initiative_id = l.initiative_id and i.seen_by = any(${[...sees]})
          and not exists (select 1 from initiative.taking_back t where t.item_id = i.id) and not exists (select 1 from initiative.hiding h where h.item_id = i.id)
        order by i.recorded_at, i.id limit ${MOST_SOURCES}
      ) o) as sources`.execute(agreementTables(database))
  return rows[0] ?? { room: [], dissent: [], affected: [], sources: [] }
}

/** Who was there in every version of an agreement, by version: for members only. One query. */
export async function listRooms(database: Database, item: ItemId): Promise<ReadonlyMap<number, readonly InRoom[]>> {
  const { rows } = await sql<Omit<InRoom, 'standpoint'> & { version: number; id: StandpointId | null; key: string | null; words: string | null; affected: boolean | null }>`
    select r.version, r.person_id as person, r.people, r.named, s.id, s.key, s.words, s.affected from (
      select version, person_id, standpoint_id, 1 as people, true as named from initiative.decision_presence where item_id = ${item}
      union all
      select version, null, standpoint_id, people, false from initiative.decision_company where item_id = ${item}
    ) r left join initiative.standpoint s on s.id = r.standpoint_id
    order by r.version, r.named desc, s.place nulls last`.execute(agreementTables(database))
  const rooms = rows.map(({ version, id, key, words, affected, ...rest }) => ({ version, one: { ...rest, standpoint: id === null || affected === null ? null : { id, key, words, affected } } }))
  return new Map([...Map.groupBy(rooms, ({ version }) => version)].map(([version, all]) => [version, all.map(({ one }) => one)]))
}

/** The people of a room as the rules count them. */
export const roomIn = (room: readonly InRoom[]): Room => ({
  present: room.filter((one) => one.named).map(({ person, standpoint }) => ({ person: person ?? undefined, standpoint: standpoint?.id })),
  company: room.filter((one) => !one.named).map(({ people, standpoint }) => ({ people, standpoint: standpoint?.id })),
})
