/** The index of what may be found. Modules write its rows; whoever may not see a row finds nothing of it, nor how many there are. */
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database/database.ts'
import { PLANNED_EACH_TIME } from '../database/named-statements.ts'
import type { Snapshot } from '../database/page-change.queries.ts'
import type { Question } from './looked-for.rules.ts'
import type { Place, Sort } from './place.rules.ts'
import type { ChosenIds } from './tally.rules.ts'

const asked = (database: Database) => database.tables<unknown>()

/** `within`: only what belongs to these groups, for a program that may reach no more. */
export type Reader = Readonly<{ now: Date; sees: readonly string[]; groups: readonly string[]; within?: readonly string[] | undefined }>
export type Row = Place & Readonly<{ kind: string; path: string; title: string; about: string; tags: string; text: string; facets: readonly number[] }>

/** A question as the database reads it, and the numbers of all facets by their names. */
export type Read = Readonly<{
  /** Undefined: nothing to look for but the commonest words. */
  query: string | undefined
  /** The same without saying that some stand in a row, which no index knows; undefined where none do. */
  loose: string | undefined
  /** Any of its words. */
  some: string | undefined
  facets: ReadonlyMap<string, number>
  /** Words that are nearly the same can be looked up. */
  knowsNear: boolean
}>

export const isFew = (count: number): boolean => count <= FEW

/** More of a text is not looked through for what to show of it. */
const READ = 20_000
/** So many words that begin alike are looked for in the place of one that is begun. */
const ENDINGS = 30
/** So many of the words that are most alike are looked up. */
const NEAREST = 8
/** So many are all ranked. Of more, so many of the newest that have the words in their title, of the newest of all, and of what is called so; what comes after them stands by its day. */
const [FEW, RANKED, NEWEST, SAME_TITLE] = [400, 200, 40, 20]

const readAs = (text: string) => sql`websearch_to_tsquery('pg_catalog.english', platform.plain(${text}))`

const visible = ({ now, sees, groups, within }: Reader): RawBuilder<boolean> => sql`((h.audience = any(${[...sees]}::text[]) and (h.open_until is null or h.open_until > ${now}::timestamptz) or h.group_id = any(${[...groups]}::uuid[]))
  and (${within === undefined}::boolean or h.group_id = any(${[...(within ?? [])]}::uuid[])))`

/** Reads a question, and says in which snapshot. Where nothing has its last word, every word that begins so is meant. One query. */
export async function readQuestion(database: Database, { text, begun, some }: Question, reader: Reader): Promise<Readonly<{ read: Read; snapshot: Snapshot }>> {
  const last = begun?.last ?? ''
  const { rows: [read] } = await sql<Snapshot & Readonly<{ query: string | null; loose: string | null; some: string; facets: Readonly<Record<string, number>>; knowsNear: boolean }>>`
    with asked as (select ${readAs(text)} as exact, ${readAs(begun?.rest ?? '')} as rest), meant as materialized (
      select case when ${begun === undefined}::boolean or querytree(a.exact) in ('', 'T') or exists (select from platform.search_hit h where platform.search_words(h.number) @@ a.exact and ${visible(reader)}) then a.exact
        else (select case when querytree(a.rest) in ('', 'T') then b.begun else a.rest && b.begun end from (
          select to_tsquery('pg_catalog.simple', ${`${last}:*`}) || coalesce((select string_agg(w.stem, ' | ')::tsquery from (
            select distinct plainto_tsquery('pg_catalog.english', k.word)::text as stem from (select distinct k.word from platform.search_word k where k.word between ${last} and ${`${last}\u{10FFFF}`} limit ${ENDINGS}) k
          ) w where w.stem <> ''), ''::tsquery) as begun
        ) b) end as query from asked a
    )
    select case when querytree(m.query) in ('', 'T') then null else m.query::text end as query, case when m.query::text ~ '<' and m.query::text !~ '!' then regexp_replace(m.query::text, '<(-|\\d+)>', '&', 'g') end as loose,
      ${readAs(some ?? '')}::text as some, to_regclass('platform.search_word_near') is not null as "knowsNear",
      (select coalesce(json_object_agg(f.name, f.id), '{}') from platform.search_facet f) as facets, s::text as whole, pg_snapshot_xmin(s)::text as least from meant m, pg_current_snapshot() s`.execute(asked(database))
  if (read === undefined) throw new Error('PostgreSQL read nothing of a question')
  const { query, loose, facets, knowsNear, whole, least } = read
  return { read: { query: query ?? undefined, loose: loose ?? undefined, some: read.some === '' ? undefined : read.some, facets: new Map(Object.entries(facets)), knowsNear }, snapshot: { whole, least } }
}

/** What is looked for: words, where some are; what is called so comes first. One of each list of facets, and of those that all are `among`. */
export type Wanted = Pick<Read, 'query' | 'loose'> & Readonly<{ title: string; among: readonly number[] | undefined; chosen: ChosenIds }>

const has = ({ query, loose }: Wanted, words: 'words' | 'title'): RawBuilder<unknown> => {
  if (query === undefined) return sql`true`
  const found = sql`platform.${sql.raw(`search_${words}`)}(h.number) @@ ${loose ?? query}::tsquery`
  return loose === undefined ? found : sql`${found} and exists (select from platform.search_row o where o.number = h.number and o.words @@ ${query}::tsquery)`
}

const fits = (wanted: Wanted, words: 'words' | 'title' = 'words'): RawBuilder<boolean> =>
  sql`(${has(wanted, words)} ${sql.join([...(wanted.among === undefined ? [] : [wanted.among]), ...wanted.chosen].map((ids) => sql`and h.facets && ${[...ids]}::smallint[]`), sql` `)})`

/** All that fits, whatever is chosen, as bits: see `filed.rules.ts`. One query. */
export async function findAll(database: Database, { query, loose, among }: Pick<Wanted, 'query' | 'loose' | 'among'>, reader: Reader): Promise<Buffer> {
  const { now, sees, groups, within } = reader
  const { rows: [found] } = query === undefined
    ? await sql<Readonly<{ bits: Buffer | null }>>`select string_agg(int4send(w.word) || int4send(w.bits), '') as bits from (
        select h.number >> 5 as word, bit_or(1 << (h.number & 31)) as bits from platform.search_hit h where h.facets && ${[...(among ?? [])]}::smallint[] and ${visible(reader)} group by h.number >> 5
      ) w`.execute(asked(database))
    : await sql<Readonly<{ bits: Buffer | null }>>`select platform.search_bits(${loose ?? query}::tsquery, ${loose === undefined ? null : query}::tsquery, ${[...sees]}::text[], ${[...groups]}::uuid[], ${within === undefined ? null : [...within]}::uuid[], ${now}::timestamptz) as bits`.execute(asked(database))
  return found?.bits ?? Buffer.alloc(0)
}

/** What everything between two numbers is filed under, whoever may find it: see `filed.rules.ts`. One query. */
export async function readFiled(database: Database, { from, until }: Readonly<{ from: number; until: number }>): Promise<Buffer> {
  const { rows: [read] } = await sql<Readonly<{ bytes: Buffer | null }>>`select string_agg(int4send(h.number) || h.tally, '') as bytes from platform.search_hit h where h.number between ${from}::int and ${until}::int`.execute(asked(database))
  return read?.bytes ?? Buffer.alloc(0)
}

/** `few`: all that fits can be ranked. */
export type Page = Readonly<{ sort: Sort; after: Place | undefined; most: number; few: boolean }>

/** The first after a place, in one of the orders. One query. */
export async function findPage(database: Database, wanted: Wanted, reader: Reader, page: Page): Promise<readonly Row[]> {
  // What is in everything is found fastest from the newest on, and what few have by its words: the planner must know which.
  const planned = sql.raw(page.few ? '' : PLANNED_EACH_TIME)
  const { rows } = await sql<Row>`${planned}${wanted.query !== undefined && page.sort === 'fit' ? bestFirst(wanted, wanted.query, reader, page) : inRow(wanted, reader, page)}
    select p.rank, floor(extract(epoch from p.at) * 1000)::float8 as at, p.id, p.title_key as "titleKey", r.kind, r.path, r.title, r.about, r.tags, left(r.text, ${READ}) as text, r.facets
    from page p join platform.search_row r on r.number = p.number order by ${page.sort === 'title' ? sql`p.title_key, p.id` : sql`p.rank desc, p.at desc, p.id desc`}`.execute(asked(database))
  return rows
}

const momentOf = (at: number) => sql`to_timestamp(${at}::float8 / 1000)`

function inRow(wanted: Wanted, reader: Reader, { sort, after, most }: Page): RawBuilder<unknown> {
  const further = after === undefined ? sql`true` : sort === 'title' ? sql`(h.title_key, h.id) > (${after.titleKey ?? ''}, ${after.id}::uuid)` : sql`(h.at, h.id) < (${momentOf(after.at)}, ${after.id}::uuid)`
  return sql`with page as materialized (select 0 as rank, h.at, h.id, h.number, h.title_key from platform.search_hit h where ${fits(wanted)} and ${visible(reader)} and ${further}
    order by ${sort === 'title' ? sql`h.title_key, h.id` : sql`h.at desc, h.id desc`} limit ${most})`
}

/**
 * Ranked are all, where they are few; else the newest that have the words in their title, those that are called so, and the newest of all:
 * to rank thousands each would have to be fetched. The rank says how well words fit by their weights and nearness, and how much of a title they are.
 */
function bestFirst(wanted: Wanted, query: string, reader: Reader, { after, most, few }: Page): RawBuilder<unknown> {
  const newest = sql`order by h.at desc, h.id desc`
  const rankable = (limit: number) => sql`(select h.number from platform.search_hit h where ${fits(wanted)} and ${visible(reader)} ${newest} limit ${limit})`
  // «Offset 0»: found by their index and then put in order; the planner would go through all from the newest on, and read each one's words.
  const titled = sql`(select h.number from (select h.number, h.at, h.id from platform.search_hit h where ${fits(wanted, 'title')} and ${visible(reader)} offset 0) h ${newest} limit ${RANKED})`
  const named = sql`(select h.number from platform.search_hit h where h.title_key = (select q.title_key from q) and ${fits(wanted)} and ${visible(reader)} limit ${SAME_TITLE})`
  // What is asked is worked out once, and not for each row.
  return sql`with q as materialized (
      select ${query}::tsquery as query, (numnode(${query}::tsquery) + 1) / 2 as words, replace(${query}::text, '&', '<->')::tsquery as row, platform.title_key(${wanted.title}) as title_key
    ), ranked as materialized (
      select h.number, h.at, h.id, h.title_key, greatest(1, round(1000 * (ts_rank(r.words, q.query) + case when t.title @@ q.query then 1 + least(1, q.words / greatest(1, length(t.title))::float8) else 0 end
        + case when q.words > 1 and r.words @@ q.row then case when t.title @@ q.row then 0.8 else 0.4 end else 0 end + case when h.title_key = q.title_key then 2 else 0 end)))::int as rank
      from (
        ${few ? rankable(FEW) : sql`${titled} union ${rankable(NEWEST)} union ${named}`}
      ) c join platform.search_hit h using (number) join platform.search_row r using (number) cross join q
      cross join lateral (select ts_filter(r.words, '{a}') as title offset 0) t
    ), page as materialized (
      (select k.rank, k.at, k.id, k.number, k.title_key from ranked k where ${after === undefined ? sql`true` : sql`(k.rank, k.at, k.id) < (${after.rank}::int, ${momentOf(after.at)}, ${after.id}::uuid)`} order by k.rank desc, k.at desc, k.id desc limit ${most})
      union all
      (select 0, h.at, h.id, h.number, h.title_key from platform.search_hit h where ${fits(wanted)} and ${visible(reader)} and ${after === undefined || after.rank > 0 ? sql`true` : sql`(h.at, h.id) < (${momentOf(after.at)}, ${after.id}::uuid)`}
        and not exists (select from ranked k where k.number = h.number) order by h.at desc, h.id desc limit ${most})
      limit ${most}
    )`
}

/** For each word by which this reader finds nothing the nearest one that something has; and whether they find something by all of them. Two queries. */
export async function nearestWords(database: Database, words: readonly string[], reader: Reader): Promise<Readonly<{ words: ReadonlyMap<string, string>; finds: boolean }>> {
  const { rows } = await sql<{ word: string; near: string }>`
    select w.word, n.word as near from unnest(${[...words]}::text[]) as w(word) cross join lateral (
      select k.word from (
        select k.word, public.similarity(k.word, w.word) as alike from platform.search_word k where k.word operator(public.%) w.word group by k.word order by alike desc, k.word limit ${NEAREST}
      ) k where exists (select from platform.search_hit h where platform.search_words(h.number) @@ plainto_tsquery('pg_catalog.english', k.word) and ${visible(reader)}) order by k.alike desc, k.word limit 1
    ) n where not exists (select from platform.search_hit h where platform.search_words(h.number) @@ plainto_tsquery('pg_catalog.english', platform.plain(w.word)) and ${visible(reader)})`.execute(asked(database))
  if (rows.length === 0) return { words: new Map(), finds: false }
  const near = new Map(rows.map(({ word, near: found }) => [word, found]))
  const meant = readAs(words.map((word) => near.get(word) ?? word).join(' '))
  const { rows: [found] } = await sql<{ finds: boolean }>`select exists (select from platform.search_hit h where platform.search_words(h.number) @@ ${meant} and ${visible(reader)}) as finds`.execute(asked(database))
  return { words: near, finds: found?.finds ?? false }
}
