/** What ways follow from: facts about items, and what somebody set by hand. Every query takes the audiences that somebody sees. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { Seen } from '../initiative.gate.ts'
import type { ItemId, PersonId } from '../tables.ts'
import { type Way, wayTables } from './tables.ts'
import type { ByHand, WayFacts } from './ways.rules.ts'

export type ItemWithFacts = Readonly<{ id: ItemId; words: string; recordedAt: Date; facts: WayFacts; hands: readonly ByHand[] }>

/** Fewer than this who did something could be known by it. */
const SEVERAL = 2
/** Fewer who said how it was are not counted at all (docs/decisions/0030). */
const ENOUGH = 5

type Row = Readonly<{
  id: ItemId; kind: WayFacts['kind']; words: string; recorded_at: Date; affected_there: boolean; about_money: boolean; about_what_matters: boolean
  affected_did: boolean; affected_assessed: boolean; hands: readonly ByHand[]
}>

const isAffected = (standpoint: string) => sql`exists (select from initiative.standpoint s where s.id = ${sql.ref(standpoint)} and s.affected)`

/** Members who are here as somebody affected. */
const affectedMember = (member: string) => sql`exists (select from initiative.member_standpoint ms join initiative.standpoint s on s.id = ms.standpoint_id where ms.member_id = ${sql.ref(member)} and s.affected)`

/** The facts of each item `i`, beside what was set by hand. */
const facts = sql`
  i.id, i.kind, i.words, i.recorded_at,
  case when i.kind = 'decision' then
      exists (select from initiative.decision_presence p where p.item_id = i.id and p.version = i.version and ${isAffected('p.standpoint_id')})
      or exists (select from initiative.decision_company p where p.item_id = i.id and p.version = i.version and p.people > 0 and ${isAffected('p.standpoint_id')})
    when i.kind in ('idea', 'prototype', 'test') then
      exists (select from initiative.trying_presence p where p.item_id = i.id and ${isAffected('p.standpoint_id')})
      or exists (select from initiative.trying_company p where p.item_id = i.id and p.people > 0 and ${isAffected('p.standpoint_id')})
    else false end as affected_there,
  i.kind = 'decision' and exists (select from initiative.decision_version v where v.item_id = i.id and v.version = i.version and v.about_money) as about_money,
  i.kind = 'decision' and exists (select from initiative.thread_link l join initiative.thread_item g on g.id = l.source_id where l.result_id = i.id and g.kind in ('theme', 'need')) as about_what_matters,
  i.kind = 'change' and ${SEVERAL} <= (
    select count(distinct a.member_id) from initiative.thread_link l join initiative.decision d on d.item_id = l.source_id join initiative.action a on a.meeting_id = d.meeting_id
    join initiative.action_done x on x.action_id = a.id where l.result_id = i.id and ${affectedMember('a.member_id')}) as affected_did,
  case when i.kind = 'test' then ${ENOUGH} <= (
      select count(distinct f.person_id) from initiative.sheet_question q join initiative.sheet_spread w on w.question_id = q.id join initiative.sheet_answer n on n.question_id = q.id and n.at <= w.at
      join initiative.sheet f on f.id = n.sheet_id join initiative.member m on m.person_id = f.person_id and m.initiative_id = i.initiative_id where q.item_id = i.id and ${affectedMember('m.id')})
    when i.kind = 'outcome' then exists (
      select from initiative.aim_served v join initiative.aim_chosen_by c on c.aim_id = v.aim_id join initiative.aim k on k.id = v.aim_id
      where v.initiative_id = i.initiative_id and v.item_id = i.id and k.seen_by = i.seen_by and ${isAffected('c.standpoint_id')}
        and not exists (select from initiative.aim_putting_away y where y.aim_id = v.aim_id))
    else false end as affected_assessed,
  (select coalesce(json_agg(json_build_object('way', h.way, 'holds', h.holds, 'reason', h.reason) order by h.way), '[]') from initiative.way_by_hand h where h.item_id = i.id) as hands`

const there = ({ initiative, sees }: Pick<Seen, 'initiative' | 'sees'>) => sql`
  i.initiative_id = ${initiative.id} and i.seen_by = any(${[...sees]}::text[])
  and not exists (select from initiative.hiding h where h.item_id = i.id) and not exists (select from initiative.taking_back t where t.item_id = i.id)`

const itemOf = (row: Row): ItemWithFacts => ({
  id: row.id, words: row.words, recordedAt: row.recorded_at, hands: row.hands,
  facts: { kind: row.kind, affectedThere: row.affected_there, aboutMoney: row.about_money, aboutWhatMatters: row.about_what_matters, affectedDid: row.affected_did, affectedAssessed: row.affected_assessed },
})

/** The newest items from which a way can follow, `most` of them before the one of that id. One query. */
export async function listFacts(database: Database, here: Pick<Seen, 'initiative' | 'sees'>, { before, most }: Readonly<{ before: ItemId | undefined; most: number }>): Promise<readonly ItemWithFacts[]> {
  const onwards = before === undefined ? sql`true` : sql`(i.recorded_at, i.id) < (select b.recorded_at, b.id from initiative.thread_item b where b.id = ${before} and b.initiative_id = ${here.initiative.id})`
  const { rows } = await sql<Row>`
    select ${facts} from initiative.thread_item i
    where ${there(here)} and i.kind in ('idea', 'prototype', 'test', 'decision', 'change', 'outcome', 'need') and ${onwards}
    order by i.recorded_at desc, i.id desc limit ${most}`.execute(wayTables(database))
  return rows.map(itemOf)
}

/** One item and its facts. */
export async function findFacts(database: Database, here: Pick<Seen, 'initiative' | 'sees'>, id: ItemId): Promise<ItemWithFacts | undefined> {
  const { rows } = await sql<Row>`select ${facts} from initiative.thread_item i where ${there(here)} and i.id = ${id} and i.kind <> 'voice' and i.kind <> 'theme'`.execute(wayTables(database))
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
