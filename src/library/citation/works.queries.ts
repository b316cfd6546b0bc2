/** The works that somebody wants to cite: those that they ticked, those of a collection, or what a search finds. */
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Resource } from '../resource/resource.rules.ts'
import { resourceSchema } from '../resource/resource.rules.ts'
import { type EntryId, tables } from '../tables.ts'

/** `facets`: of each list that is chosen from, any of these; by the names that the search has for them. */
export type Chosen = Readonly<{ q?: string | undefined; collection?: string | undefined; facets: readonly (readonly string[])[]; from?: number | undefined; until?: number | undefined }>

export type Work = Readonly<{ id: EntryId; slug: string; title: string; content: Resource }>

/** What the index of the search says of an entry. */
const isFound = (says: RawBuilder<boolean>) => sql<boolean>`exists (select from platform.search_row r where r.module = 'library' and r.kind = 'resource' and r.id = e.id and ${says})`
const isFiled = (names: RawBuilder<unknown>) => isFound(sql<boolean>`r.facets && array(select f.id from platform.search_facet f where ${names})`)

function conditions({ q, collection, facets, from, until }: Chosen): readonly RawBuilder<boolean>[] {
  return [
    ...(q === undefined ? [] : [isFound(sql<boolean>`r.words @@ websearch_to_tsquery('pg_catalog.english', platform.plain(${q}))`)]),
    ...(collection === undefined ? [] : [sql<boolean>`exists (select from library.reference c join library.entry l on l.id = c.entry_id where l.kind = 'collection' and l.state = 'published' and l.slug = ${collection} and c.to_kind = 'resource' and c.to_slug = e.slug)`]),
    ...facets.map((names) => isFiled(sql`f.name = any(${[...names]}::text[])`)),
    ...(from === undefined && until === undefined ? [] : [isFiled(sql`f.name >= ${`year:${from ?? 1000}`} and f.name <= ${`year:${until ?? 9999}`}`)]),
  ]
}

/** What everybody reads, what came last first; from after that one on. One query. */
export async function listWorks(database: Database, chosen: Chosen, { after, most }: Readonly<{ after?: EntryId | undefined; most: number }>): Promise<readonly Work[]> {
  let query = tables(database).selectFrom('library.entry as e').select(['e.id', 'e.slug', 'e.title', 'e.content']).where('e.kind', '=', 'resource').where('e.state', '=', 'published')
  for (const condition of conditions(chosen)) query = query.where(condition)
  if (after !== undefined) query = query.where(sql<boolean>`(e.published_at, e.id) < (select a.published_at, a.id from library.entry a where a.id = ${after})`)
  const rows = await query.orderBy('e.published_at', 'desc').orderBy('e.id', 'desc').limit(most).execute()
  return rows.map(({ id, slug, title, content }) => ({ id, slug, title, content: resourceSchema.parse(content) }))
}
