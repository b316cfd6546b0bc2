/** Who was in the room, meeting by meeting and agreement by agreement, and who put things on the agenda. Exact: outside it is said in bands. */
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import { type Id, readId } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import { agreementTables } from '../agreement/tables.ts'
import type { Seen } from '../initiative.gate.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import type { StandpointId } from '../tables.ts'

export type OccasionKind = 'meeting' | 'agreement'
/** People of a standpoint who were there; undefined: nobody knows as what. `agreed`: those of them who agreed, as far as is known. */
export type Part = Readonly<{ standpoint: Standpoint | undefined; people: number; agreed: number }>
/** How many things on an agenda were put there by people whom it is about, by others, and by nobody knows whom. */
export type Agenda = Readonly<{ affected: number; others: number; unknown: number }>

/** A meeting whose room was written down, or an agreement. */
export type Occasion = Readonly<{ kind: OccasionKind; id: Id<OccasionKind>; day: Day; words: string; agenda: Agenda; room: readonly Part[] }>
/** Where a page of occasions goes on. */
export type After = Readonly<{ day: Day; id: Id<OccasionKind> }>

type Asked = Pick<Seen, 'initiative' | 'sees'> & Readonly<{ now: Date }>

/** Meetings that have begun and took place, and the newest version of each agreement that this visitor may see. */
const occasions = ({ initiative, sees, now }: Asked): RawBuilder<unknown> => sql`
  select 'meeting' as kind, m.id, (m.begins_at at time zone ${initiative.zone})::date as day, m.title as words, 0 as version, null as method
  from initiative.meeting m
  where m.initiative_id = ${initiative.id} and m.begins_at <= ${now}
    and not exists (select from initiative.meeting_cancellation c where c.meeting_id = m.id)
    and exists (select from initiative.meeting_roll r where r.meeting_id = m.id)
  union all
  select 'agreement', i.id, v.agreed_on, v.words, i.version, k.method
  from initiative.thread_item i
  join initiative.decision_version v on v.item_id = i.id and v.version = i.version
  left join initiative.decision_card k on k.item_id = i.id and k.version = i.version
  where i.initiative_id = ${initiative.id} and i.kind = 'decision' and i.seen_by = any(${[...sees]}::text[])
    and not exists (select from initiative.hiding h where h.item_id = i.id) and not exists (select from initiative.taking_back b where b.item_id = i.id)`

/** Who was there, a row for each person or group of people without names. Who agreed is what an agreement's own page says (`thoseWhoAgreed`). */
const rooms = sql`
  select o.kind, o.id, p.standpoint_id, 1 as people, 0 as agreed from occasion o join initiative.meeting_presence p on p.meeting_id = o.id and o.kind = 'meeting'
  union all
  select o.kind, o.id, p.standpoint_id, p.people, 0 from occasion o join initiative.meeting_company p on p.meeting_id = o.id and o.kind = 'meeting'
  union all
  select o.kind, o.id, p.standpoint_id, 1, case when
      exists (select from initiative.dissent d where d.item_id = o.id and d.person_id = p.person_id)
      or exists (select from initiative.decision_raised r where r.item_id = o.id and r.version = o.version and r.remains and r.person_id = p.person_id)
      or (o.method = 'delegated' and not exists (select from initiative.decision_delegate g where g.item_id = o.id and g.version = o.version and g.person_id = p.person_id))
    then 0 else 1 end
  from occasion o join initiative.decision_presence p on p.item_id = o.id and p.version = o.version and o.kind = 'agreement'
  union all
  select o.kind, o.id, p.standpoint_id, p.people, case when o.method = 'delegated' then 0 else p.people end
  from occasion o join initiative.decision_company p on p.item_id = o.id and p.version = o.version and o.kind = 'agreement'`

/** Who put it there: somebody is on the side of those whom it is about if that is one of the things that they are here as. */
const sides = sql`
  select a.meeting_id,
    count(*) filter (where s.affected)::int as affected, count(*) filter (where not s.affected)::int as others, count(*) filter (where s.affected is null)::int as unknown
  from initiative.meeting_agenda_item a
  left join lateral (
    select bool_or(p.affected) as affected from initiative.member_standpoint ms join initiative.standpoint p on p.id = ms.standpoint_id where ms.member_id = a.proposed_by
  ) s on true
  where a.meeting_id in (select id from occasion where kind = 'meeting')
  group by a.meeting_id`

type PartRow = Readonly<{ people: number; agreed: number; id: StandpointId | null; key: string | null; words: string | null; affected: boolean | null }>
const partOf = ({ people, agreed, id, key, words, affected }: PartRow): Part => ({ people, agreed, standpoint: id === null ? undefined : { id, key, words, affected: affected === true } })

type OccasionRow = Readonly<{ kind: OccasionKind; id: string; day: Day; words: string; affected: number; others: number; unknown: number; room: readonly PartRow[] | null }>

/** The latest first, `most` after a given one. One query. */
export async function listOccasions(database: Database, asked: Asked, { after, most }: Readonly<{ after: After | undefined; most: number }>): Promise<readonly Occasion[]> {
  const { rows } = await sql<OccasionRow>`
    with occasion as (
      select * from (${occasions(asked)}) o
      where ${after === undefined ? sql`true` : sql`(o.day, o.id) < (${after.day}::date, ${after.id}::uuid)`}
      order by day desc, id desc limit ${most}
    ), room as (
      select r.kind, r.id, r.standpoint_id, sum(r.people)::int as people, sum(r.agreed)::int as agreed from (${rooms}) r group by 1, 2, 3
    ), side as (${sides})
    select o.kind, o.id, to_char(o.day, 'YYYY-MM-DD') as day, o.words, coalesce(a.affected, 0) as affected, coalesce(a.others, 0) as others, coalesce(a.unknown, 0) as unknown,
      (
        select json_agg(json_build_object('people', r.people, 'agreed', r.agreed, 'id', s.id, 'key', s.key, 'words', s.words, 'affected', s.affected) order by s.place nulls last)
        from room r left join initiative.standpoint s on s.id = r.standpoint_id where r.kind = o.kind and r.id = o.id
      ) as room
    from occasion o left join side a on a.meeting_id = o.id
    order by o.day desc, o.id desc`.execute(agreementTables(database))
  return rows.flatMap(({ kind, id: typed, day, words, affected, others, unknown, room }) => {
    const id = readId<OccasionKind>(typed)
    return id === undefined ? [] : [{ kind, id, day, words, agenda: { affected, others, unknown }, room: (room ?? []).map(partOf) }]
  })
}

/** Of a standpoint, in all: places taken at meetings and at agreements, and how often it was agreed. People who came twice count twice. */
export type InAll = Readonly<{ standpoint: Standpoint | undefined; meetings: number; agreements: number; agreed: number }>
export type Sums = Readonly<{ byStandpoint: readonly InAll[]; agenda: Agenda }>

/** Everything that `listOccasions` gives, added up. One query. */
export async function sumOccasions(database: Database, asked: Asked): Promise<Sums> {
  const { rows } = await sql<Omit<PartRow, 'people'> & Readonly<{ meetings: number | null; agreements: number; agenda: Agenda }>>`
    with occasion as (${occasions(asked)}), side as (${sides}), room as (
      select r.standpoint_id, coalesce(sum(r.people) filter (where r.kind = 'meeting'), 0)::int as meetings,
        coalesce(sum(r.people) filter (where r.kind = 'agreement'), 0)::int as agreements, sum(r.agreed)::int as agreed
      from (${rooms}) r group by 1
    )
    select r.meetings, r.agreements, r.agreed, s.id, s.key, s.words, s.affected, (
      select json_build_object('affected', coalesce(sum(a.affected), 0), 'others', coalesce(sum(a.others), 0), 'unknown', coalesce(sum(a.unknown), 0)) from side a
    ) as agenda
    from (select 1) always left join room r on true left join initiative.standpoint s on s.id = r.standpoint_id
    order by s.place nulls last`.execute(agreementTables(database))
  const [first] = rows
  return {
    agenda: first?.agenda ?? { affected: 0, others: 0, unknown: 0 },
    // Without anybody there is one row of nothing.
    byStandpoint: rows.flatMap((row) => (row.meetings === null ? [] : [{ standpoint: partOf({ ...row, people: 0 }).standpoint, meetings: row.meetings, agreements: row.agreements, agreed: row.agreed }])),
  }
}
