/** In lists: what takes the place of a resource. */
import type { Database } from '#platform/database/database.ts'
import { type Titled, listTitled } from '../entry/entry.queries.ts'
import type { Resource } from './resource.rules.ts'

export type Newer = (one: Pick<Resource, 'supersededBy'>) => Titled | undefined

/** As far as everybody reads it. One query, none where nothing says that something newer takes its place. */
export async function listNewer(database: Database, contents: readonly Pick<Resource, 'supersededBy'>[]): Promise<Newer> {
  const found = await listTitled(database, contents.flatMap(({ supersededBy }) => (supersededBy === undefined ? [] : [{ kind: 'resource', slug: supersededBy }])))
  return ({ supersededBy }) => found.find(({ slug }) => slug === supersededBy)
}
