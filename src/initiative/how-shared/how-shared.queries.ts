/** What was promised, the rounds in which people were asked, and what is shown of each. */
import { type RawBuilder, sql } from 'kysely'
import { record } from '#platform/activity.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { type Day, dayOf } from '#platform/time.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import type { InitiativeId, PersonId, StandpointId } from '../tables.ts'
import { FEWEST } from '../trial/spread.rules.ts'
import { countRound } from './how-shared.rules.ts'
import { type RoundId, type Rung, howSharedTables } from './tables.ts'

export type PromiseMade = Readonly<{ rung: Rung; reason: string; at: Date }>

/** As many promises as are remembered on the page; nobody changes one more often in years. */
const MOST_PROMISES = 50

/** What was promised, the first first. */
export async function listPromises(database: Database, initiative: InitiativeId): Promise<readonly PromiseMade[]> {
  const rows = await howSharedTables(database).selectFrom('initiative.how_shared_promise').select(['rung', 'reason', 'at']).where('initiative_id', '=', initiative)
    .orderBy('at', 'desc').orderBy('id', 'desc').limit(MOST_PROMISES).execute()
  return rows.toReversed()
}

export async function insertPromise(trx: Transaction, initiative: InitiativeId, { rung, reason, at }: PromiseMade, by: PersonId): Promise<void> {
  await howSharedTables(trx).insertInto('initiative.how_shared_promise').values({ id: newId<'how-shared-promise'>(), initiative_id: initiative, rung, reason, promised_by: by, at }).execute()
}

/** How many chose each rung, in their order; of a standpoint, or of all others together. */
export type ShownSpread = Readonly<{ standpoint: Standpoint | undefined; people: readonly number[] }>
export type Round = Readonly<{
  id: RoundId; begunAt: Date; lastDay: Day; countedAt: Date | undefined; spreads: readonly ShownSpread[]
  /** Whether this person has answered, and may take that back. */
  mine: boolean
  /** Counted where the initiative began, before it was brought in. */
  cameAlong: boolean
}>

/** Whether the spread in a row of that name is shown: nothing is, any more, of a group of which fewer than five answers are left, unless it came along as it was published. */
export const spreadIsShown = (row: string): RawBuilder<boolean> => sql`case
  when exists (select from initiative.how_shared_counted k where k.round_id = ${sql.ref(`${row}.round_id`)} and k.brought) then ${FEWEST} <= (select sum(n) from unnest(${sql.ref(`${row}.people`)}) n)
  else ${FEWEST} <= (
    select count(*) from initiative.how_shared_answer a where a.round_id = ${sql.ref(`${row}.round_id`)} and case when ${sql.ref(`${row}.standpoint_id`)} is null
      then not exists (select from initiative.how_shared_spread o where o.round_id = a.round_id and o.standpoint_id = a.standpoint_id)
      else a.standpoint_id = ${sql.ref(`${row}.standpoint_id`)} end)
  end`

/** The rounds of an initiative that was brought in: they were counted elsewhere, and what people answered stayed there. */
export async function markRoundsBrought(trx: Transaction, initiative: InitiativeId): Promise<void> {
  await sql`update initiative.how_shared_counted c set brought = true from initiative.how_shared_round r where r.id = c.round_id and r.initiative_id = ${initiative}`.execute(howSharedTables(trx))
}

type SpreadRow = Readonly<{ people: readonly number[]; id: StandpointId | null; key: string | null; words: string | null; affected: boolean | null }>
type RoundRow = Readonly<{ id: RoundId; begun_at: Date; last_day: Day; counted_at: Date | null; mine: boolean; came_along: boolean; spreads: readonly SpreadRow[] | null }>

const selectRounds = (person: PersonId | undefined) => sql`
  select r.id, r.begun_at, to_char(r.last_day, 'YYYY-MM-DD') as last_day, c.at as counted_at,
    exists (select from initiative.how_shared_answer a where a.round_id = r.id and a.person_id = ${person ?? null}) as mine, coalesce(c.brought, false) as came_along,
    (
      select json_agg(json_build_object('people', s.people, 'id', p.id, 'key', p.key, 'words', p.words, 'affected', p.affected) order by p.place nulls last)
      from initiative.how_shared_spread s left join initiative.standpoint p on p.id = s.standpoint_id
      where s.round_id = r.id and ${spreadIsShown('s')}
    ) as spreads
  from initiative.how_shared_round r left join initiative.how_shared_counted c on c.round_id = r.id`

const roundOf = (row: RoundRow): Round => ({
  id: row.id, begunAt: row.begun_at, lastDay: row.last_day, countedAt: row.counted_at ?? undefined, mine: row.mine, cameAlong: row.came_along,
  spreads: (row.spreads ?? []).map(({ people, id, key, words, affected }) => ({ standpoint: id === null ? undefined : { id, key, words, affected: affected === true }, people })),
})

/** The rounds of an initiative, the newest first, after the one of that id. One query. */
export async function listRounds(database: Database, initiative: InitiativeId, person: PersonId | undefined, { after, most }: Readonly<{ after: RoundId | undefined; most: number }>): Promise<readonly Round[]> {
  const { rows } = await sql<RoundRow>`${selectRounds(person)}
    where r.initiative_id = ${initiative}
      and (${after ?? null}::uuid is null or (r.begun_at, r.id) < (select l.begun_at, l.id from initiative.how_shared_round l where l.id = ${after ?? null} and l.initiative_id = ${initiative}))
    order by r.begun_at desc, r.id desc limit ${most}`.execute(howSharedTables(database))
  return rows.map(roundOf)
}

export async function findRound(database: Database, initiative: InitiativeId, person: PersonId, id: RoundId): Promise<Round | undefined> {
  const { rows } = await sql<RoundRow>`${selectRounds(person)} where r.id = ${id} and r.initiative_id = ${initiative}`.execute(howSharedTables(database))
  return rows[0] === undefined ? undefined : roundOf(rows[0])
}

/** Begins a round; false where one is not counted yet: people are asked one thing at a time. */
export async function beginRound(trx: Transaction, initiative: InitiativeId, lastDay: Day, by: PersonId, at: Date): Promise<boolean> {
  const db = howSharedTables(trx)
  await db.selectFrom('initiative.initiative').select('id').where('id', '=', initiative).forNoKeyUpdate().execute()
  const open = await db.selectFrom('initiative.how_shared_round as r').leftJoin('initiative.how_shared_counted as c', 'c.round_id', 'r.id').select('r.id')
    .where('r.initiative_id', '=', initiative).where('c.round_id', 'is', null).executeTakeFirst()
  if (open !== undefined) return false
  await db.insertInto('initiative.how_shared_round').values({ id: newId<'how-shared-round'>(), initiative_id: initiative, begun_at: at, last_day: lastDay, begun_by: by }).execute()
  return true
}

/** One at a time at a round, so that nobody answers while it is being counted. Gives whether it was counted. */
export async function holdRound(trx: Transaction, round: RoundId): Promise<boolean> {
  const db = howSharedTables(trx)
  await db.selectFrom('initiative.how_shared_round').select('id').where('id', '=', round).forNoKeyUpdate().execute()
  return (await db.selectFrom('initiative.how_shared_counted').select('round_id').where('round_id', '=', round).executeTakeFirst()) !== undefined
}

/** Ends a round: what is shown of it is written down, once and for all. */
export async function endRound(trx: Transaction, round: RoundId, at: Date): Promise<void> {
  if (await holdRound(trx, round)) return
  const db = howSharedTables(trx)
  const answers = await db.selectFrom('initiative.how_shared_answer').select(['standpoint_id', 'rung']).where('round_id', '=', round).execute()
  const spreads = countRound(answers.map(({ standpoint_id, rung }) => ({ standpoint: standpoint_id ?? undefined, rung })))
  await db.insertInto('initiative.how_shared_counted').values({ round_id: round, at }).execute()
  if (spreads.length > 0) await db.insertInto('initiative.how_shared_spread').values(spreads.map(({ standpoint, people }) => ({ round_id: round, standpoint_id: standpoint ?? null, people: [...people] }))).execute()
}

/** Ends every round whose last day is over where its group is; a job calls it. One transaction a round. */
export async function endRoundsOver(database: Database, now: Date): Promise<void> {
  const open = await howSharedTables(database).selectFrom('initiative.how_shared_round as r').innerJoin('initiative.initiative as i', 'i.id', 'r.initiative_id')
    .leftJoin('initiative.how_shared_counted as c', 'c.round_id', 'r.id').select(['r.id', 'r.last_day', 'i.zone']).where('c.round_id', 'is', null).orderBy('r.id').execute()
  for (const { id, last_day, zone } of open) if (dayOf(now, zone) > last_day) await database.transaction((trx) => endRound(trx, id, now))
}

export type MyAnswer = Readonly<{ standpoint: StandpointId | undefined; rung: Rung; words: string | undefined }>

export async function findMyAnswer(database: Database, round: RoundId, person: PersonId): Promise<MyAnswer | undefined> {
  const row = await howSharedTables(database).selectFrom('initiative.how_shared_answer').select(['standpoint_id', 'rung', 'words']).where('round_id', '=', round).where('person_id', '=', person).executeTakeFirst()
  return row === undefined ? undefined : { standpoint: row.standpoint_id ?? undefined, rung: row.rung, words: row.words ?? undefined }
}

export async function saveAnswer(trx: Transaction, round: RoundId, person: PersonId, { standpoint, rung, words }: MyAnswer): Promise<void> {
  const row = { standpoint_id: standpoint ?? null, rung, words: words ?? null }
  await howSharedTables(trx).insertInto('initiative.how_shared_answer').values({ id: newId<'how-shared-answer'>(), round_id: round, person_id: person, ...row })
    .onConflict((on) => on.columns(['round_id', 'person_id']).doUpdateSet(row)).execute()
}

/** What somebody answered is gone at once, also after it was counted; the numbers stay as they are, so that nobody is seen to leave them. */
export async function takeAnswerBack(trx: Transaction, round: RoundId, person: PersonId): Promise<void> {
  await deleteAnswer(trx, round, person)
  await record(trx, { kind: 'how-shared-taken-back', ids: { round, person } })
}

/** The same again after a restore: it may not be there. */
export async function deleteAnswer(trx: Transaction, round: RoundId, person: PersonId): Promise<void> {
  await howSharedTables(trx).deleteFrom('initiative.how_shared_answer').where('round_id', '=', round).where('person_id', '=', person).execute()
}

/** What people wrote in a round that was counted, without names and in an order that says nothing; none where fewer than five answered. `after`: the mark of the last one shown. */
export async function listWritten(database: Database, round: RoundId, { after, most }: Readonly<{ after: string | undefined; most: number }>): Promise<readonly Readonly<{ mark: string; words: string }>[]> {
  const { rows } = await sql<{ mark: string; words: string }>`
    select md5(a.id::text) as mark, a.words from initiative.how_shared_answer a join initiative.how_shared_counted c on c.round_id = a.round_id
    where a.round_id = ${round} and a.words is not null and md5(a.id::text) > ${after ?? ''}
      and (select count(*) from initiative.how_shared_answer o where o.round_id = ${round}) >= ${FEWEST}
    order by 1 limit ${most}`.execute(howSharedTables(database))
  return rows
}
