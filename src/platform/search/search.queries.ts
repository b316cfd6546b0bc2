/** The index of what may be found. Modules write its rows; whoever may not see a row finds nothing of it, nor how many there are. */
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../database/database.ts'
import type { Place } from './place.rules.ts'

const asked = (database: Database) => database.tables<unknown>()

/** `within`: only what belongs to these groups, for a program that may reach no more. */
export type Reader = Readonly<{ now: Date; sees: readonly string[]; groups: readonly string[]; within?: readonly string[] | undefined }>
export type Row = Place & Readonly<{ kind: string; path: string; title: string; about: string; text: string }>
export type Found = Readonly<{
  /** Of each kind, how many there are. */
  counts: Readonly<Record<string, number>>
  rows: readonly Row[]
  /** There was something to look for: more than the commonest words. */
  asks: boolean
  /** Words that are nearly the same can be looked up. */
  knowsNear: boolean
}>

/** More of a text is not looked through for what to show of it. */
const READ = 20_000

const queryOf = (typed: string) => sql`websearch_to_tsquery('pg_catalog.english', platform.plain(${typed}))`

const visible = ({ now, sees, groups, within }: Reader): RawBuilder<boolean> => sql`((r.audience = any(${[...sees]}::text[]) and (r.open_until is null or r.open_until > ${now}) or r.group_id = any(${[...groups]}::uuid[]))
  and (${within === undefined} or r.group_id = any(${[...(within ?? [])]}::uuid[])))`

/** What fits, the best titles first, then the newest; and how many of each kind. One query. */
export async function findRows(database: Database, typed: string, reader: Reader, { kind, after, most }: Readonly<{ kind: string | undefined; after: Place | undefined; most: number }>): Promise<Found> {
  const [query, { now, sees, groups, within }] = [queryOf(typed), reader]
  const { rows: [found] } = await sql<Found>`
    with hits as materialized (
      select * from platform.search_hits(${query}, ${[...sees]}::text[], ${[...groups]}::uuid[], ${within === undefined ? null : [...within]}::uuid[], ${now}::timestamptz)
    ), page as (
      select h.* from hits h where ${kind === undefined ? sql`true` : sql`h.kind = ${kind}`}
        and ${after === undefined ? sql`true` : sql`(h.rank, h.at, h.id) < (${after.rank}::int, ${after.at}::bigint, ${after.id}::uuid)`}
      order by h.rank desc, h.at desc, h.id desc limit ${most}
    )
    select querytree(${query}) not in ('', 'T') as asks, to_regclass('platform.search_row_near') is not null as "knowsNear",
      (select coalesce(json_object_agg(k.kind, k.n), '{}') from (select h.kind, count(*) as n from hits h group by h.kind) k) as counts,
      (select coalesce(json_agg(json_build_object('rank', p.rank, 'at', p.at, 'id', p.id, 'kind', p.kind, 'path', r.path, 'title', r.title, 'about', r.about, 'text', left(r.text, ${READ}))
        order by p.rank desc, p.at desc, p.id desc), '[]') from page p join platform.search_row r using (module, kind, id)) as rows`.execute(asked(database))
  return found ?? { counts: {}, rows: [], asks: false, knowsNear: false }
}

/** How alike two words must be: `clnic` and `clinic` are so by 0.44. */
const NEAR = '0.4'

/** For each word the nearest one in a title that this reader may see; none where there is none. Two queries: the first says how near is near. */
export async function nearestWords(database: Database, words: readonly string[], reader: Reader): Promise<ReadonlyMap<string, string>> {
  return database.transaction(async (trx) => {
    await sql`select set_config('pg_trgm.word_similarity_threshold', ${NEAR}, true)`.execute(asked(trx))
    const { rows } = await sql<{ word: string; near: string }>`
    select w.word, n.near from unnest(${[...words]}::text[]) as w(word) cross join lateral (
      select t.near from (
        select distinct regexp_split_to_table(m.said, '[^[:alnum:]]+') as near from (
          select platform.plain(r.title || ' ' || r.about) as said from platform.search_row r
          where w.word operator(public.<%) platform.plain(r.title || ' ' || r.about) and ${visible(reader)} limit 200
        ) m
      ) t where public.similarity(t.near, w.word) > 0.25 order by public.similarity(t.near, w.word) desc, t.near limit 1
    ) n`.execute(asked(trx))
    return new Map(rows.map(({ word, near }) => [word, near]))
  })
}
