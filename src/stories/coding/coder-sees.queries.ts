/** What coders have before them in a round, a page at a time: the rules of coding.rules.ts, asked of many stories at once. */
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Coder, CoderSees } from './coding.rules.ts'
import { type Round, mayBeCoded } from './round.queries.ts'
import { codingTables } from './tables.ts'

/** The stories of a round, each with who has coded it: `c.coders`, none where nobody has. */
const storiesOf = ({ id }: Round) => sql`stories.round_story q join stories.story s on s.id = q.story_id left join stories.supporter u on u.story_id = q.story_id
  left join stories.settling t on t.round_id = q.round_id and t.place = q.place
  left join (select place, array_agg(coder_id) as coders from stories.coding where round_id = ${id} group by place) c on c.place = q.place`

const hasCoded = ({ id }: Coder) => sql<boolean>`coalesce(${id} = any (c.coders), false)`

/** That two have coded a story and nobody who may is missing. It still has to be open. */
const isDone = ({ coders }: Round) => sql<boolean>`(coalesce(cardinality(c.coders), 0) >= 2${sql.join(coders.flatMap((coder) => (
  !coder.agreed || coder.person === undefined ? [] : [sql` and (s.teller_id is not distinct from ${coder.person} or u.person_id is not distinct from ${coder.person} or ${hasCoded(coder)})`]
)), sql``)})`

/** `coderSees`, in the database. */
const seesOf = (round: Round, coder: Coder, now: Date): RawBuilder<CoderSees> => sql`case
  when not ${mayBeCoded('q.story_id', 'q.number', now)} then 'gone'
  when not ${coder.agreed && coder.person !== undefined} or s.teller_id = ${coder.person ?? null} or u.person_id = ${coder.person ?? null} then 'not-theirs'
  when t.place is not null then 'settled'
  when not ${hasCoded(coder)} then 'to-code'
  when ${isDone(round)} then 'compare' else 'waiting' end`

export type SeenCounts = Readonly<Record<CoderSees, number>>

/** How many stories of a round are how, for one of its coders. One query. */
export async function countSeen(database: Database, round: Round, coder: Coder, now: Date): Promise<SeenCounts> {
  const { rows } = await sql<{ sees: CoderSees; n: number }>`
    select sees, count(*) as n from (select ${seesOf(round, coder, now)} as sees from ${storiesOf(round)} where q.round_id = ${round.id}) one group by sees`.execute(codingTables(database))
  const counted = new Map(rows.map(({ sees, n }) => [sees, n]))
  const of = (sees: CoderSees) => counted.get(sees) ?? 0
  return { gone: of('gone'), 'not-theirs': of('not-theirs'), 'to-code': of('to-code'), waiting: of('waiting'), compare: of('compare'), settled: of('settled') }
}

export type SeenPlace = Readonly<{ place: number; sees: CoderSees }>
type Which = Readonly<{ now: Date; after: number; only: readonly CoderSees[]; most: number }>

/** The next stories of some kinds, in the order of the round. One query. */
export async function listSeen(database: Database, round: Round, coder: Coder, { now, after, only, most }: Which): Promise<readonly SeenPlace[]> {
  const { rows } = await sql<SeenPlace>`
    select q.place, sees.sees from ${storiesOf(round)} cross join lateral (select ${seesOf(round, coder, now)} as sees) sees
    where q.round_id = ${round.id} and q.place > ${after} and sees.sees = any (${only}::text[]) order by q.place limit ${most}`.execute(codingTables(database))
  return rows
}

/** The next story that somebody has not coded yet: after the one that they did, or from the beginning. */
export async function findNextToCode(database: Database, round: Round, coder: Coder, now: Date, after: number): Promise<number | undefined> {
  const next = (from: number) => listSeen(database, round, coder, { now, after: from, only: ['to-code'], most: 1 })
  const [one] = await next(after)
  return (one ?? (after === 0 ? undefined : (await next(0))[0]))?.place
}

/** What a round's agreement would be worked out from now: how many stories all are done with, and a mark that is another one when anything of that was coded again. */
export type Coded = Readonly<{ stories: number; codings: string }>

/** One query. */
export async function findCoded(database: Database, round: Round, now: Date): Promise<Coded> {
  const { rows } = await sql<Coded>`
    with done as materialized (select q.place from ${storiesOf(round)} where q.round_id = ${round.id} and ${mayBeCoded('q.story_id', 'q.number', now)} and ${isDone(round)})
    select (select count(*) from done) as stories, (select coalesce(sum(hashtextextended(c.coder_id || ' ' || c.place || ' ' || coalesce(m.code_id::text, ''), 0)::numeric), 0)::text
      from done join stories.coding c on c.round_id = ${round.id} and c.place = done.place left join stories.coding_mark m on m.coder_id = c.coder_id and m.place = c.place) as codings`.execute(codingTables(database))
  return rows[0] ?? { stories: 0, codings: '0' }
}
