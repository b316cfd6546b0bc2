/** What the library tells other programs: what is published, of whatever kind, and what was taken out. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Day } from '#platform/time.ts'
import type { Kind } from '../kind.ts'
import { type EntryId, tables } from '../tables.ts'

/** `topics`: the names in addresses of those it is about, with what they are called where everybody reads them. `leadsTo`: the initiative whose case study it is. */
export type Outside = Readonly<{
  id: EntryId; kind: Kind; slug: string; state: 'published' | 'withdrawn'; version: number; title: string; content: unknown; publishedAt: Date; changedAt: Date; reviewedOn: Day | null; reviewBy: Day | null
  topics: readonly Readonly<{ slug: string; name: string | null }>[]
  leadsTo: string | null
}>

const LEADS_TO = sql`case when e.kind = 'case-study' then e.content ->> 'initiative' end`
const COLUMNS = sql`e.id, e.kind, e.slug, e.state, e.version, e.title, e.content, e.published_at as "publishedAt", e.changed_at as "changedAt", e.reviewed_on as "reviewedOn", e.review_by as "reviewBy", ${LEADS_TO} as "leadsTo",
  coalesce((select json_agg(json_build_object('slug', r.to_slug, 'name', t.title) order by r.place) from library.reference r left join library.entry t on t.kind = 'topic' and t.slug = r.to_slug and t.state = 'published'
    where r.entry_id = e.id and r.relation = 'topic'), '[]') as topics`

const about = (topic: string) => sql`exists (select from library.reference r where r.entry_id = e.id and r.relation = 'topic' and r.to_kind = 'topic' and r.to_slug = ${topic})`

/** What is published, the newest first. One query. */
export async function listNewest(database: Database, { kind, topic, most }: Readonly<{ kind?: Kind | undefined; topic?: string | undefined; most: number }>): Promise<readonly Outside[]> {
  const { rows } = await sql<Outside>`select ${COLUMNS} from library.entry e where e.state = 'published' and ${kind === undefined ? sql`true` : sql`e.kind = ${kind}`} and ${topic === undefined ? sql`true` : about(topic)}
    order by e.published_at desc, e.id desc limit ${most}`.execute(tables(database))
  return rows
}

/** A set that harvesters can ask for: all of a kind, or all about a topic. */
export type Within = Readonly<{ kind: Kind } | { topic: string }>
const within = (set: Within | undefined) => (set === undefined ? sql`true` : 'kind' in set ? sql`e.kind = ${set.kind}` : about(set.topic))

/** From a second on, and up to the end of one. */
export type Span = Readonly<{ from?: Date | undefined; until?: Date | undefined }>
const inSpan = ({ from, until }: Span) => sql`${from === undefined ? sql`true` : sql`d.at >= ${from}`} and ${until === undefined ? sql`true` : sql`d.at < ${until}::timestamptz + interval '1 second'`}`

/** `at`: when it was stamped, `micros` since 1970 to the last digit; `stampedVersion`: and which version of it. */
const MICROS = sql`(extract(epoch from d.at) * 1000000)::bigint::text`
export type Stamped = Outside & Readonly<{ at: Date; micros: string; stampedVersion: number }>

/**
 * What was stamped in a span, by id: a change while somebody reads on neither moves what is still to come nor shows anything twice.
 * `after`: what was read last, said of both tables so that neither is gone through from its beginning. One query.
 */
export async function listStamped(database: Database, { set, after, most, ...span }: Span & Readonly<{ set?: Within | undefined; after?: EntryId | undefined; most: number }>): Promise<readonly Stamped[]> {
  const { rows } = await sql<Stamped>`select ${COLUMNS}, d.at, ${MICROS} as micros, d.version as "stampedVersion" from library.datestamp d join library.entry e on e.id = d.entry_id
    where ${inSpan(span)} and ${within(set)} and ${after === undefined ? sql`true` : sql`d.entry_id > ${after} and e.id > ${after}`} order by d.entry_id limit ${most}`.execute(tables(database))
  return rows
}

/** Where a list in the order of stamps goes on. */
export type StampPlace = Readonly<{ micros: string; id: EntryId }>

/** The same in the order of the stamps, what was stamped first first: whoever reads on meets what is changed meanwhile at the end. One query. */
export async function listInOrder(database: Database, { set, since, after, most }: Readonly<{ set: readonly Within[]; since?: Date | undefined; after?: StampPlace | undefined; most: number }>): Promise<readonly Stamped[]> {
  const all = set.map(within).reduce((some, one) => sql`${some} and ${one}`, sql`true`)
  const { rows } = await sql<Stamped>`select ${COLUMNS}, d.at, ${MICROS} as micros, d.version as "stampedVersion" from library.datestamp d join library.entry e on e.id = d.entry_id
    where ${all} and ${inSpan({ from: since })} and ${after === undefined ? sql`true` : sql`(d.at, d.entry_id) > (timestamptz 'epoch' + ${after.micros}::bigint * interval '1 microsecond', ${after.id}::uuid)`}
    order by d.at, d.entry_id limit ${most}`.execute(tables(database))
  return rows
}

/** One query. */
export async function countStamped(database: Database, { set, ...span }: Span & Readonly<{ set?: Within | undefined }>): Promise<number> {
  const { rows: [found] } = await sql<{ n: number }>`select count(*)::int as n from library.datestamp d ${set === undefined ? sql`` : sql`join library.entry e on e.id = d.entry_id`} where ${inSpan(span)} and ${within(set)}`.execute(tables(database))
  return found?.n ?? 0
}

/** One, if it was ever published. One query. */
export async function findStamped(database: Database, kind: Kind, slug: string): Promise<Stamped | undefined> {
  const { rows } = await sql<Stamped>`select ${COLUMNS}, d.at, ${MICROS} as micros, d.version as "stampedVersion" from library.entry e join library.datestamp d on d.entry_id = e.id where e.kind = ${kind} and e.slug = ${slug}`.execute(tables(database))
  return rows[0]
}

/**
 * Stamps what was published, changed or taken out since the last time.
 * @returns the moment up to which whoever asked now has heard of everything: each later stamp is after it
 */
export async function stampChanges(database: Database, now: Date): Promise<Date> {
  return database.transaction(async (trx) => {
    const { rows: [told] } = await sql<{ last: Date }>`update library.harvest set last = greatest(last + interval '1 microsecond', ${now}) returning last`.execute(tables(trx))
    const last = told?.last ?? now
    await sql`insert into library.datestamp (entry_id, version, at)
      select e.id, e.version, h.last from library.entry e, library.harvest h where e.state in ('published', 'withdrawn') and not exists (select from library.datestamp d where d.entry_id = e.id and d.version = e.version)
      on conflict (entry_id) do update set version = excluded.version, at = excluded.at`.execute(tables(trx))
    return last
  })
}

/** The oldest stamp; none while nothing was ever stamped. One query. */
export async function firstStamp(database: Database): Promise<Date | undefined> {
  const { rows: [found] } = await sql<{ at: Date | null }>`select min(at) as at from library.datestamp`.execute(tables(database))
  return found?.at ?? undefined
}

/** Every topic that something published or taken out is about, and what it is called. One query. */
export async function listSubjects(database: Database): Promise<readonly Readonly<{ slug: string; name: string | null }>[]> {
  const { rows } = await sql<{ slug: string; name: string | null }>`select s.slug, t.title as name from (
      select distinct r.to_slug as slug from library.reference r join library.entry e on e.id = r.entry_id and e.state in ('published', 'withdrawn') where r.relation = 'topic' and r.to_kind = 'topic'
    ) s left join library.entry t on t.kind = 'topic' and t.slug = s.slug and t.state = 'published' order by s.slug`.execute(tables(database))
  return rows
}

/** How much everybody reads. One query. */
export async function countPublished(database: Database): Promise<number> {
  const { rows: [found] } = await sql<{ n: number }>`select count(*)::int as n from library.entry where state = 'published'`.execute(tables(database))
  return found?.n ?? 0
}

/** Where some of it is, in an order that stays, and when it was last changed. One query. */
export async function listPlaces(database: Database, { skip, most }: Readonly<{ skip: number; most: number }>): Promise<readonly Readonly<{ kind: Kind; slug: string; at: Date; leadsTo: string | null }>[]> {
  const { rows } = await sql<{ kind: Kind; slug: string; at: Date; leadsTo: string | null }>`select e.kind, e.slug, e.changed_at as at, ${LEADS_TO} as "leadsTo" from library.entry e where e.state = 'published' order by e.id offset ${skip} limit ${most}`.execute(tables(database))
  return rows
}
