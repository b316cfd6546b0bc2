/** Rounds of coding. Whether a story may be coded is asked of the ledger in every query that gives one. */
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { InitiativeId, PersonId } from '#initiative/index.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import type { CodeId } from '../code-book/tables.ts'
import type { StoryId } from '../tables.ts'
import type { Coder, StoryInRound } from './coding.rules.ts'
import { type CoderId, type RoundId, codingTables } from './tables.ts'

/** That story `s` may be coded now in the version `number`. */
export const mayBeCoded = (story: string, number: string, now: Date) => sql<boolean>`(exists (
  select 1 from stories.consent c where c.story_id = ${sql.ref(story)} and c.number = ${sql.ref(number)} and c.purpose = 'coding' and c.channel = 'page' and c.begins_at <= ${now} and c.ends_at > ${now}
    and not exists (select 1 from stories.consent_end e where e.consent_id = c.id))
  and not exists (select 1 from stories.deletion d where d.story_id = ${sql.ref(story)}))`

export type Round = Readonly<{ id: RoundId; bookNumber: number; madeAt: Date; coders: readonly Coder[] }>

const select = (database: Database, initiative: InitiativeId) =>
  codingTables(database).selectFrom('stories.round as r').select(['r.id', 'r.book_number', 'r.made_at'])
    .select((from) => jsonArrayFrom(from.selectFrom('stories.round_coder as k').select(['k.id', 'k.person_id', 'k.agreed_at']).whereRef('k.round_id', '=', 'r.id').orderBy('k.place')).as('coders'))
    .where('r.initiative_id', '=', initiative)
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const roundOf = (row: Row): Round => ({
  id: row.id, bookNumber: row.book_number, madeAt: row.made_at,
  coders: row.coders.map((one) => ({ id: one.id, person: one.person_id ?? undefined, agreed: one.agreed_at !== null })),
})

export const ROUNDS_A_PAGE = 20

/** The rounds of a group, the newest first, after a given one. */
export async function listRounds(database: Database, initiative: InitiativeId, after?: RoundId): Promise<readonly Round[]> {
  let query = select(database, initiative)
  if (after !== undefined) query = query.where(sql<boolean>`(r.made_at, r.id) < (select l.made_at, l.id from stories.round l where l.id = ${after})`)
  return (await query.orderBy('r.made_at', 'desc').orderBy('r.id', 'desc').limit(ROUNDS_A_PAGE + 1).execute()).map(roundOf)
}

export async function findRound(database: Database, initiative: InitiativeId, id: RoundId): Promise<Round | undefined> {
  const row = await select(database, initiative).where('r.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : roundOf(row)
}

/** Waits until nobody else is changing this round. */
export async function holdRound(trx: Transaction, id: RoundId): Promise<void> {
  await codingTables(trx).selectFrom('stories.round').select('id').where('id', '=', id).forNoKeyUpdate().execute()
}

export type RoundStory = StoryInRound & Readonly<{
  place: number; story: StoryId; number: number
  settling: Readonly<{ by: PersonId | undefined; at: Date; codes: readonly CodeId[] }> | undefined
}>

type StoryRow = Readonly<{
  place: number; story_id: StoryId; number: number; open: boolean; teller_id: PersonId | null; supporter: PersonId | null
  codings: readonly Readonly<{ coder: CoderId; codes: readonly CodeId[] }>[]
  settled_at: Date | null; settled_by: PersonId | null; settled: readonly CodeId[]
}>

/** The stories of a round, in its order; `only`: those. What was ticked is in it: who may see that is for the rules to say. One query. */
export async function listRoundStories(database: Database, round: RoundId, now: Date, only?: readonly number[]): Promise<readonly RoundStory[]> {
  const { rows } = await sql<StoryRow>`
    select q.place, q.story_id, q.number, ${mayBeCoded('q.story_id', 'q.number', now)} as open, s.teller_id, u.person_id as supporter, t.at as settled_at, t.settled_by,
      coalesce((select json_agg(json_build_object('coder', k.coder_id, 'codes', coalesce((select json_agg(m.code_id order by m.code_id) from stories.coding_mark m where m.coder_id = k.coder_id and m.place = k.place), '[]')))
        from stories.coding k where k.round_id = q.round_id and k.place = q.place), '[]') as codings,
      coalesce((select json_agg(x.code_id order by x.code_id) from stories.settled_code x where x.round_id = q.round_id and x.place = q.place), '[]') as settled
    from stories.round_story q join stories.story s on s.id = q.story_id left join stories.supporter u on u.story_id = q.story_id
    left join stories.settling t on t.round_id = q.round_id and t.place = q.place
    where q.round_id = ${round} and (${only ?? null}::int[] is null or q.place = any (${only ?? null}::int[])) order by q.place`.execute(codingTables(database))
  return rows.map((row) => ({
    place: row.place, story: row.story_id, number: row.number, open: row.open, notFor: [row.teller_id, row.supporter].filter((one) => one !== null),
    codings: new Map(row.open ? row.codings.map(({ coder, codes }) => [coder, codes]) : []), settled: row.open && row.settled_at !== null,
    settling: row.open && row.settled_at !== null ? { by: row.settled_by ?? undefined, at: row.settled_at, codes: row.settled } : undefined,
  }))
}

type NewRound = Readonly<{ id: RoundId; initiative: InitiativeId; bookNumber: number; coders: readonly PersonId[]; most: number; by: PersonId; at: Date }>

/**
 * Begins a round with stories that may be coded, that none of the coders told or helps with, and that no other round has by this version
 * of the book. They are mixed, so that their order says nothing of when they were told. @returns how many there are
 */
export async function insertRound(trx: Transaction, { id, initiative, bookNumber, coders, most, by, at }: NewRound): Promise<number> {
  const db = codingTables(trx)
  await db.insertInto('stories.round').values({ id, initiative_id: initiative, book_number: bookNumber, made_by: by, made_at: at }).execute()
  await db.insertInto('stories.round_coder').values(coders.map((person, place) => ({ id: newId<'coder'>(), round_id: id, person_id: person, place, agreed_at: null }))).execute()
  const { rows } = await sql<{ place: number }>`
    insert into stories.round_story (round_id, place, story_id, number)
    select ${id}, row_number() over (order by gen_random_uuid()), f.id, f.number from (
      select s.id, v.number from stories.story s
      cross join lateral (select n.number from stories.version n where n.story_id = s.id and ${mayBeCoded('n.story_id', 'n.number', at)} order by n.number desc limit 1) v
      where s.initiative_id = ${initiative} and (s.teller_id is null or s.teller_id <> all (${coders}::uuid[]))
        and not exists (select 1 from stories.supporter u where u.story_id = s.id and u.person_id = any (${coders}::uuid[]))
        and not exists (select 1 from stories.round_story o join stories.round r on r.id = o.round_id where o.story_id = s.id and o.number = v.number and r.initiative_id = ${initiative} and r.book_number = ${bookNumber})
      order by gen_random_uuid() limit ${most}
    ) f returning place`.execute(db)
  return rows.length
}

/** A round in which nobody has coded anything is taken away again. False where somebody has. */
export async function deleteRoundNotBegun(trx: Transaction, id: RoundId): Promise<boolean> {
  const row = await codingTables(trx).deleteFrom('stories.round').where('id', '=', id)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('stories.coding as k').select('k.place').where('k.round_id', '=', id)))).returning('id').executeTakeFirst()
  return row !== undefined
}

/**
 * Says yes to coding, or takes that back: what somebody ticked goes with it. Whoever had ticked something is not asked again in this round:
 * they may have seen what others ticked, and to code after that would not be blind.
 */
export async function setAgreed(trx: Transaction, coder: CoderId, at: Date | undefined): Promise<void> {
  const db = codingTables(trx)
  const ticked = at === undefined && (await db.deleteFrom('stories.coding').where('coder_id', '=', coder).returning('place').execute()).length > 0
  await db.updateTable('stories.round_coder').set(ticked ? { agreed_at: null, person_id: null } : { agreed_at: at ?? null }).where('id', '=', coder).execute()
}

/** What a coder ticked for a story, in the place of what they ticked before. */
export async function upsertCoding(trx: Transaction, { coder, round, place, codes, at }: Readonly<{ coder: CoderId; round: RoundId; place: number; codes: readonly CodeId[]; at: Date }>): Promise<void> {
  const db = codingTables(trx)
  await db.insertInto('stories.coding').values({ coder_id: coder, round_id: round, place, at }).onConflict((on) => on.columns(['coder_id', 'place']).doUpdateSet({ at })).execute()
  await db.deleteFrom('stories.coding_mark').where('coder_id', '=', coder).where('place', '=', place).execute()
  if (codes.length > 0) await db.insertInto('stories.coding_mark').values(codes.map((code_id) => ({ coder_id: coder, place, code_id }))).execute()
}

/** What the coders came to, in the place of what they came to before. */
export async function upsertSettling(trx: Transaction, { round, place, codes, by, at }: Readonly<{ round: RoundId; place: number; codes: readonly CodeId[]; by: PersonId; at: Date }>): Promise<void> {
  const db = codingTables(trx)
  await db.insertInto('stories.settling').values({ round_id: round, place, settled_by: by, at }).onConflict((on) => on.columns(['round_id', 'place']).doUpdateSet({ settled_by: by, at })).execute()
  await db.deleteFrom('stories.settled_code').where('round_id', '=', round).where('place', '=', place).execute()
  if (codes.length > 0) await db.insertInto('stories.settled_code').values(codes.map((code_id) => ({ round_id: round, place, code_id }))).execute()
}
