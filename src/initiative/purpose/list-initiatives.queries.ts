/** The register: the initiatives that somebody may see, found by where, about what, when and in which words. */
import { type RawBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { builtOnce } from '#platform/database/built-once.ts'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { ClosingTables } from '../closing/tables.ts'
import type { Standpoint } from '../standpoint.queries.ts'
import type { Audience, InitiativeId, PersonId } from '../tables.ts'
import type { Status, Topic } from './register.rules.ts'
import { type RegisterTables, type TopicKey, registerTables } from './tables.ts'

export type Listed = Readonly<{
  id: InitiativeId; slug: string; title: string; purpose: string; area: Id<'area'> | undefined; starts: Day | undefined; ends: Day | undefined; closed: boolean; mine: boolean; example: boolean
  topics: readonly Topic[]
  /** Whom its hosts are looking for, as they want it read outside. */
  lookingFor: string | undefined
  /** When it was put here. */
  at: Date
}>

/** The audiences that this visitor belongs to without taking part, and who they are. */
export type Visitor = Readonly<{ sees: readonly Audience[]; person: PersonId | undefined }>

type Which = Visitor & Readonly<{
  /** Without what they take part in, or with it. */
  which: 'all' | 'others'
  now: Date
  areas?: readonly Id<'area'>[] | undefined
  topic?: TopicKey | undefined
  /** On which day it is starting, under way or ended. */
  status?: Readonly<{ is: Status; today: Day }> | undefined
  /** Words in its title, its purpose or its topics. */
  search?: string | undefined
  /** The last one of the page before. */
  after?: InitiativeId | undefined
  most: number
}>

const inStatus = ({ is, today }: NonNullable<Which['status']>): RawBuilder<boolean> => {
  const ended = sql`(z.initiative_id is not null or coalesce(i.ends_on < ${today}::date, false))`
  const starting = sql`(not ${ended} and coalesce(i.starts_on > ${today}::date, false))`
  return is === 'ended' ? sql`${ended}` : is === 'starting' ? sql<boolean>`${starting}` : sql`(not ${ended} and not ${starting})`
}

/** Each part of it has an index of its own. */
const withWords = (search: string): RawBuilder<boolean> => {
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`
  return sql`i.id in (
    select w.id from initiative.initiative w where (w.title || ' ' || w.purpose) ilike ${like} union all select t.initiative_id from initiative.topic t where t.words ilike ${like})`
}

/** One that is over is read until the day that its hosts named, and after that only by those who took part. */
const isRead = (now: Date) => sql<boolean>`(z.readable_until is null or z.readable_until >= (${now}::timestamptz at time zone i.zone)::date)`

const select = (database: Database, person: PersonId | null) =>
  database.tables<RegisterTables & ClosingTables>().selectFrom('initiative.initiative as i')
    .leftJoin('initiative.member as m', (join) => join.onRef('m.initiative_id', '=', 'i.id').on('m.person_id', '=', person))
    .leftJoin('initiative.example as e', 'e.initiative_id', 'i.id').leftJoin('initiative.looking_for as f', 'f.initiative_id', 'i.id')
    .leftJoin('initiative.closing as z', 'z.initiative_id', 'i.id')
    .select(['i.id', 'i.slug', 'i.title', 'i.purpose', 'i.area_id', 'i.starts_on', 'i.ends_on', 'i.created_at', 'z.initiative_id as closed', 'm.id as member_id', 'e.initiative_id as example', 'f.words as looking_for'])
    .select((from) => jsonArrayFrom(from.selectFrom('initiative.topic as t').select(['t.key', 't.words']).whereRef('t.initiative_id', '=', 'i.id').orderBy('t.place')).as('topics'))
    .orderBy('i.created_at', 'desc').orderBy('i.id', 'desc')
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const listedOf = (row: Row): Listed => ({
  id: row.id, slug: row.slug, title: row.title, purpose: row.purpose, area: row.area_id ?? undefined, starts: row.starts_on ?? undefined, ends: row.ends_on ?? undefined,
  closed: row.closed !== null, mine: row.member_id !== null, example: row.example !== null, topics: row.topics.flatMap(topicOf), lookingFor: row.looking_for ?? undefined, at: row.created_at,
})

/** What somebody takes part in, the newest first: for their own page. One query. */
export const listOwnInitiatives = async (database: Database, person: PersonId, most: number): Promise<readonly Listed[]> => (await ownInitiatives(database, { person, most })).map(listedOf)

const ownInitiatives = builtOnce((database, { person, most }: Readonly<{ person: PersonId; most: number }>) => select(database, person).where('m.id', 'is not', null).limit(most))

/** Initiatives, the newest first, `most` at a time. One query. */
export async function listInitiatives(database: Database, whose: Which): Promise<readonly Listed[]> {
  const { sees, person, which, now, areas, topic, status, search, after, most } = whose
  let query = select(database, person ?? null)
  if (which === 'others') query = query.where('m.id', 'is', null).where('i.open_to', 'in', sees).where(isRead(now))
  if (which === 'all') query = query.where((is) => is.or([is('m.id', 'is not', null), is.and([is('i.open_to', 'in', sees), isRead(now)])]))
  if (areas !== undefined) query = query.where(sql<boolean>`i.area_id = any(${[...areas]}::uuid[])`)
  if (topic !== undefined) query = query.where((is) => is.exists(is.selectFrom('initiative.topic as t').select('t.key').whereRef('t.initiative_id', '=', 'i.id').where('t.key', '=', topic)))
  if (status !== undefined) query = query.where(inStatus(status))
  if (search !== undefined) query = query.where(withWords(search))
  if (after !== undefined) query = query.where(sql<boolean>`(i.created_at, i.id) < (select l.created_at, l.id from initiative.initiative l where l.id = ${after})`)
  return (await query.limit(most).execute()).map(listedOf)
}

/** A row is one or the other; the database holds that. */
export const topicOf = ({ key, words }: Readonly<{ key: TopicKey | null; words: string | null }>): readonly Topic[] => (key !== null ? [{ key, words: null }] : words !== null ? [{ key: null, words }] : [])

/** So many others that this visitor may see work on the same in the same place. */
export type Overlap = Readonly<{ topic: Topic; others: number }>

const others = ({ sees, person }: Visitor, today: Day) => sql`(o.open_to = any(${[...sees]}::text[]) or exists (select from initiative.member m where m.initiative_id = o.id and m.person_id = ${person ?? null}))
  and (o.ends_on is null or o.ends_on >= ${today}::date) and not exists (select from initiative.closing z where z.initiative_id = o.id)`

/** For each of some initiatives, the topics on which others work in the same area and have not ended. One query. */
export async function listOverlaps(database: Database, visitor: Visitor, today: Day, of: readonly InitiativeId[]): Promise<ReadonlyMap<InitiativeId, readonly Overlap[]>> {
  if (of.length === 0) return new Map()
  const { rows } = await sql<{ id: InitiativeId; key: TopicKey | null; words: string | null; others: number }>`
    select i.id, t.key, min(t.words) as words, count(distinct o.id)::int as others
    from initiative.initiative i
    join initiative.topic t on t.initiative_id = i.id
    join initiative.topic u on (u.key = t.key or lower(u.words) = lower(t.words)) and u.initiative_id <> i.id
    join initiative.initiative o on o.id = u.initiative_id and o.area_id = i.area_id and ${others(visitor, today)}
    where i.id = any(${[...of]}::uuid[])
    group by i.id, t.key, lower(t.words)
    order by others desc, t.key, words`.execute(registerTables(database))
  const found = new Map<InitiativeId, readonly Overlap[]>()
  for (const { id, others: many, ...row } of rows) for (const topic of topicOf(row)) found.set(id, [...(found.get(id) ?? []), { topic, others: many }])
  return found
}

/** Whoever works on one of these topics in this area already, as far as this visitor may see it; at most 20. */
export async function listAlike(database: Database, visitor: Visitor, today: Day, area: Id<'area'>, topics: readonly Topic[]): Promise<readonly Readonly<{ slug: string; title: string }>[]> {
  const keys = topics.flatMap(({ key }) => key ?? [])
  const words = topics.flatMap((one) => (one.key === null ? [one.words.toLowerCase()] : []))
  const { rows } = await sql<{ slug: string; title: string }>`
    select o.slug, o.title from initiative.initiative o
    where o.area_id = ${area} and ${others(visitor, today)}
      and exists (select from initiative.topic t where t.initiative_id = o.id and (t.key = any(${keys}::text[]) or lower(t.words) = any(${words}::text[])))
    order by o.created_at desc, o.id desc limit 20`.execute(registerTables(database))
  return rows
}

/** As what nobody is here yet, of those whom it is about: for those who take part in it, and nobody else. One query. */
export async function listMissing(database: Database, mine: readonly InitiativeId[]): Promise<ReadonlyMap<InitiativeId, readonly Standpoint[]>> {
  if (mine.length === 0) return new Map()
  const rows = await registerTables(database).selectFrom('initiative.standpoint as s').select(['s.initiative_id', 's.id', 's.key', 's.words', 's.affected'])
    .where('s.initiative_id', 'in', mine).where('s.affected', '=', true)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('initiative.member_standpoint as ms').select('ms.member_id').whereRef('ms.standpoint_id', '=', 's.id'))))
    .orderBy('s.place').execute()
  return Map.groupBy(rows, ({ initiative_id }) => initiative_id)
}
