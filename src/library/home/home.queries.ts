/** What the first page of the library shows. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Titled } from '../entry/entry.queries.ts'
import type { Kind } from '../kind.ts'
import { tables } from '../tables.ts'

/** How many of each kind everybody reads. */
export async function countPublished(database: Database): Promise<ReadonlyMap<Kind, number>> {
  const rows = await tables(database).selectFrom('library.entry').select(['kind', sql<number>`count(*)::int`.as('count')]).where('state', '=', 'published').groupBy('kind').execute()
  return new Map(rows.map(({ kind, count }) => [kind, count]))
}

/** The newest of some kinds, by name; so many of each, in one query. */
export async function listNewest(database: Database, kinds: readonly Kind[], most: number): Promise<readonly Titled[]> {
  const { rows } = await sql<Titled>`
    select e.kind, e.slug, e.title from unnest(${[...kinds]}::text[]) with ordinality as k (kind, place)
    cross join lateral (
      select n.kind, n.slug, n.title, n.published_at, n.id from library.entry n where n.kind = k.kind and n.state = 'published' order by n.published_at desc, n.id desc limit ${most}
    ) e order by k.place, e.published_at desc, e.id desc`.execute(tables(database))
  return rows
}
