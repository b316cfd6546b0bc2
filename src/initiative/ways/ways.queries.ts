/** What ways follow from: facts about items, and what somebody set by hand. Every query takes the audiences that somebody sees. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { affectedWhoAgreed } from '../agreement/room.queries.ts'
import type { Seen } from '../initiative.gate.ts'
import type { ItemId, PersonId } from '../tables.ts'
import { type Way, wayTables } from './tables.ts'
import type { ByHand, WayColumn, WayFacts } from './ways.rules.ts'

export type ItemWithFacts = Readonly<{ id: ItemId; words: string; recordedAt: Date; facts: WayFacts; hands: readonly ByHand[] }>

/** Fewer than this who did something could be known by it. */
const SEVERAL = 2
/** Fewer who said how it was are not counted at all (docs/decisions/0030). */
const ENOUGH = 5

type Row = Readonly<{ id: ItemId; kind: WayFacts['kind']; words: string; recorded_at: Date; ways: WayColumn | null }>

const isAffected = (standpoint: string) => sql`exists (select from initiative.standpoint s where s.id = ${sql.ref(standpoint)} and s.affected)`

/** Members who are here as somebody affected. */
const affectedMember = (member: string) => sql`exists (select from initiative.member_standpoint ms join initiative.standpoint s on s.id = ms.standpoint_id where ms.member_id = ${sql.ref(member)} and s.affected)`

/**
 * Several people affected did what a change needed: what they said they would do at the meeting where it was agreed, or about an issue whose
 * solution was agreed so. What others did about an issue stays when it is taken back; of one that is hidden nothing is told.
 */
const affectedDid = sql`${SEVERAL} <= (
  select count(distinct a.member_id) from (
    select m.id, m.member_id from initiative.thread_link l join initiative.decision d on d.item_id = l.source_id join initiative.action m on m.meeting_id = d.meeting_id where l.result_id = i.id
    union all
    select o.id, o.member_id from initiative.thread_link l join initiative.issue_agreement g on g.item_id = l.source_id join initiative.action o on o.issue_id = g.issue_id
    where l.result_id = i.id and not exists (select from initiative.issue_hiding h where h.issue_id = g.issue_id)
  ) a join initiative.action_done x on x.action_id = a.id where ${affectedMember('a.member_id')})`

/**
 * As many of those who agreed are affected as its page needs to call it co-produced. Whoever disagrees and isn't known by name, e.g. where
 * the initiative came in from elsewhere, may be one of them: it is not said then as long as it could be wrong.
 */
const affectedAgreed = sql`${SEVERAL} + greatest(
    (select count(*) from initiative.dissent d where d.item_id = i.id and d.person_id is null),
    (select count(*) from initiative.decision_raised o where o.item_id = i.id and o.version = i.version and o.kind = 'objection' and o.remains and o.person_id is null)) <= (
  select coalesce(sum(r.people), 0) from (
    select p.person_id, p.standpoint_id, 1 as people from initiative.decision_presence p where p.item_id = i.id and p.version = i.version
    union all
    select null, c.standpoint_id, c.people from initiative.decision_company c where c.item_id = i.id and c.version = i.version
  ) r join initiative.standpoint s on s.id = r.standpoint_id left join initiative.decision_card k on k.item_id = i.id and k.version = i.version
  where ${affectedWhoAgreed})`

/**
 * The facts of each item `i`, beside what was set by hand; nothing where nothing holds and nothing was set, as of every voice and theme.
 * A column, so that the thread asks for it along with its items.
 */
export const selectWays = sql<WayColumn | null>`
  case when i.kind not in ('voice', 'theme') then (
    select json_build_object('affectedThere', f.there, 'aboutMoney', f.money, 'aboutWhatMatters', f.matters, 'affectedDid', f.did, 'affectedAssessed', f.assessed, 'hands', coalesce(f.hands, '[]'))
    from (select
      case when i.kind = 'decision' then ${affectedAgreed}
        when i.kind in ('idea', 'prototype', 'test') then
          exists (select from initiative.trying_presence p where p.item_id = i.id and ${isAffected('p.standpoint_id')})
          or exists (select from initiative.trying_company p where p.item_id = i.id and p.people > 0 and ${isAffected('p.standpoint_id')})
        else false end as there,
      i.kind = 'decision' and exists (select from initiative.decision_version v where v.item_id = i.id and v.version = i.version and v.about_money) as money,
      i.kind = 'decision' and exists (select from initiative.thread_link l join initiative.thread_item g on g.id = l.source_id where l.result_id = i.id and not l.from_voice and g.kind in ('theme', 'need')) as matters,
      i.kind = 'change' and ${affectedDid} as did,
      case when i.kind = 'test' then ${ENOUGH} <= (
          select count(distinct f.person_id) from initiative.sheet_question q join initiative.sheet_spread w on w.question_id = q.id join initiative.sheet_answer n on n.question_id = q.id and n.at <= w.at
          join initiative.sheet f on f.id = n.sheet_id join initiative.member m on m.person_id = f.person_id and m.initiative_id = i.initiative_id where q.item_id = i.id and ${affectedMember('m.id')})
        when i.kind = 'outcome' then exists (
          select from initiative.aim_served v join initiative.aim_chosen_by c on c.aim_id = v.aim_id join initiative.aim k on k.id = v.aim_id
          where v.initiative_id = i.initiative_id and v.item_id = i.id and k.seen_by = i.seen_by and ${isAffected('c.standpoint_id')}
            and not exists (select from initiative.aim_putting_away y where y.aim_id = v.aim_id))
        else false end as assessed,
      case when exists (select from initiative.way_by_hand h where h.item_id = i.id) then (
        select json_agg(json_build_object('way', h.way, 'holds', h.holds, 'reason', h.reason) order by h.way) from initiative.way_by_hand h where h.item_id = i.id) end as hands
    -- Found once, then looked at.
    offset 0) f where f.there or f.money or f.matters or f.did or f.assessed or f.hands is not null) end`

const there = ({ initiative, sees }: Pick<Seen, 'initiative' | 'sees'>) => sql`
  i.initiative_id = ${initiative.id} and i.seen_by = any(${[...sees]}::text[])
  and not exists (select from initiative.hiding h where h.item_id = i.id) and not exists (select from initiative.taking_back t where t.item_id = i.id)`

const NOTHING: WayColumn = { affectedThere: false, aboutMoney: false, aboutWhatMatters: false, affectedDid: false, affectedAssessed: false, hands: [] }

function itemOf({ id, kind, words, recorded_at: recordedAt, ways }: Row): ItemWithFacts {
  const { hands, ...facts } = ways ?? NOTHING
  return { id, words, recordedAt, hands, facts: { kind, ...facts } }
}

/** The newest items from which a way can follow, `most` of them before the one of that id. One query. */
export async function listFacts(database: Database, here: Pick<Seen, 'initiative' | 'sees'>, { before, most }: Readonly<{ before: ItemId | undefined; most: number }>): Promise<readonly ItemWithFacts[]> {
  const onwards = before === undefined ? sql`true` : sql`(i.recorded_at, i.id) < (select b.recorded_at, b.id from initiative.thread_item b where b.id = ${before} and b.initiative_id = ${here.initiative.id})`
  const { rows } = await sql<Row>`
    select i.id, i.kind, i.words, i.recorded_at, ${selectWays} as ways from initiative.thread_item i
    where ${there(here)} and i.kind in ('idea', 'prototype', 'test', 'decision', 'change', 'outcome', 'need') and ${onwards}
    order by i.recorded_at desc, i.id desc limit ${most}`.execute(wayTables(database))
  return rows.map(itemOf)
}

/** One item and its facts. */
export async function findFacts(database: Database, here: Pick<Seen, 'initiative' | 'sees'>, id: ItemId): Promise<ItemWithFacts | undefined> {
  const { rows } = await sql<Row>`select i.id, i.kind, i.words, i.recorded_at, ${selectWays} as ways from initiative.thread_item i where ${there(here)} and i.id = ${id} and i.kind <> 'voice' and i.kind <> 'theme'`.execute(wayTables(database))
  const [row] = rows
  return row === undefined ? undefined : itemOf(row)
}

/** Sets a way by hand or takes it off, with a reason; the latest word counts. */
export async function upsertHand(trx: Transaction, item: ItemId, { way, holds, reason }: ByHand, by: PersonId, at: Date): Promise<void> {
  const row = { holds, reason, set_by: by, at }
  await wayTables(trx).insertInto('initiative.way_by_hand').values({ item_id: item, way, ...row }).onConflict((on) => on.columns(['item_id', 'way']).doUpdateSet(row)).execute()
}

/** Nobody says anything by hand any more: what follows from what happened counts again. */
export async function deleteHand(trx: Transaction, item: ItemId, way: Way): Promise<void> {
  await wayTables(trx).deleteFrom('initiative.way_by_hand').where('item_id', '=', item).where('way', '=', way).execute()
}
