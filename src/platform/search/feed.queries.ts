/** How a module feeds the index from its own transactions: what it says of a thing there, and that a thing is found no more. */
import { sql } from 'kysely'
import type { Database, Transaction } from '../database/database.ts'
import { knownWords } from './plain-words.rules.ts'

/** One thing that may be found. */
export type SearchRow = Readonly<{
  module: string
  kind: string
  /** A uuid. */
  id: string
  /** Whose members find it however narrow it is. */
  group?: string | undefined
  audience: 'public' | 'site' | 'members'
  /** From then on only the group finds it. */
  openUntil?: Date | undefined
  path: string
  title: string
  /** The line under the title: who wrote it, where, for whom. Its words weigh more than those of the text. */
  about: string
  text: string
  /** What counts as new. */
  at: Date
  year?: number | undefined
  /** `name:value`, such as `type:toolkit`: what it is counted and filtered by. The values' words find it too. */
  facets: readonly string[]
}>

const feedTables = (database: Database) => database.tables<unknown>()

/** As the database reads them. Kinds and years are counted as facets are. */
const sent = (row: SearchRow) => ({
  module: row.module, kind: row.kind, id: row.id, group_id: row.group ?? null, audience: row.audience, open_until: row.openUntil ?? null, path: row.path, title: row.title,
  about: row.about, text: row.text, at: row.at, tags: row.facets.map((facet) => facet.slice(facet.indexOf(':') + 1).replaceAll('-', ' ')).join(' · '),
  facets: [...new Set([`kind:${row.kind}`, ...(row.year === undefined ? [] : [`year:${row.year}`]), ...row.facets])],
})

/** Puts these into the index, in place of what it said of the same things. Thousands at once are taken in parts of a thousand. */
export async function feedRows(trx: Transaction, rows: readonly SearchRow[]): Promise<void> {
  const once = new Map(rows.map((row) => [`${row.module} ${row.kind} ${row.id}`, row]))
  // In one order, so that two who feed the same don't wait for each other in a ring.
  const ordered = [...once].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => sent(row))
  for (let from = 0; from < ordered.length; from += 1_000) await feed(trx, ordered.slice(from, from + 1_000))
}

async function feed(trx: Transaction, rows: readonly ReturnType<typeof sent>[]): Promise<void> {
  const known = await knowFacets(trx, rows.flatMap(({ facets }) => facets))
  const isMany = rows.length >= MANY
  if (isMany) await sql`select set_config('platform.words_come', 'yes', true)`.execute(feedTables(trx))
  await sql`insert into platform.search_row (module, kind, id, group_id, audience, open_until, path, title, about, text, at, tags, facets)
    select r.module, r.kind, r.id, r.group_id, r.audience, r.open_until, r.path, r.title, r.about, r.text, r.at, r.tags, r.facets
    from json_to_recordset(${JSON.stringify(rows.map((row) => ({ ...row, facets: row.facets.flatMap((name) => known.get(name) ?? []).toSorted((one, other) => one - other) })))}::json) as r (module text, kind text, id uuid, group_id uuid, audience text, open_until timestamptz, path text, title text, about text, text text, at timestamptz, tags text, facets smallint[])
    on conflict (module, kind, id) do update set group_id = excluded.group_id, audience = excluded.audience, open_until = excluded.open_until, path = excluded.path, title = excluded.title,
      about = excluded.about, text = excluded.text, at = excluded.at, tags = excluded.tags, facets = excluded.facets`.execute(feedTables(trx))
  if (isMany) await knowWords(trx, rows)
}

/** The words of so many are read here: PostgreSQL takes twenty times as long for them. */
const MANY = 100

/** What the trigger does for a few. */
async function knowWords(trx: Transaction, rows: readonly ReturnType<typeof sent>[]): Promise<void> {
  await sql`select set_config('platform.words_come', '', true)`.execute(feedTables(trx))
  const words = knownWords(rows.filter(({ audience }) => audience === 'public').flatMap(({ title, about, tags, text }) => [title, about, tags, text]))
  await sql`insert into platform.search_word (word) select w.word from unnest(${words}::text[]) as w(word) where not exists (select from platform.search_word k where k.word = w.word)`.execute(feedTables(trx))
}

/** @returns the number of each */
async function knowFacets(trx: Transaction, names: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const once = [...new Set(names)].toSorted()
  await sql`insert into platform.search_facet (name) select n.name from unnest(${once}::text[]) as n(name)
    where not exists (select from platform.search_facet f where f.name = n.name) order by n.name on conflict (name) do nothing`.execute(feedTables(trx))
  const { rows } = await sql<{ id: number; name: string }>`select id, name from platform.search_facet where name = any(${once}::text[])`.execute(feedTables(trx))
  return new Map(rows.map(({ id, name }) => [name, id]))
}

/** These are found no more. */
export async function forgetRows(trx: Transaction, module: string, ids: readonly string[]): Promise<void> {
  await sql`delete from platform.search_row where module = ${module} and id = any(${[...ids]}::uuid[])`.execute(feedTables(trx))
}

/** Nothing of this module is found any more: before all of it is fed anew. */
export async function forgetModule(trx: Transaction, module: string): Promise<void> {
  await sql`delete from platform.search_row where module = ${module}`.execute(feedTables(trx))
}

/** Forgets words that nothing public has any more, and those that are there twice: once a night. */
export async function tendSearchWords(database: Database): Promise<void> {
  await database.transaction(async (trx) => {
    await sql`delete from platform.search_word k where exists (select from platform.search_word o where o.word = k.word and o.ctid < k.ctid)
      or not exists (select from platform.search_hit h where h.audience = 'public' and platform.search_words(h.number) @@ plainto_tsquery('pg_catalog.english', k.word))`.execute(feedTables(trx))
  })
}
