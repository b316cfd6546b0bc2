/** The library as other programs have it. */
import type { Database } from '#platform/database/database.ts'
import type { AnyRoute } from '#platform/http/routes.ts'
import { libraryDataRoutes } from '../api/api.route.ts'
import { feedRoutes } from '../feed/feed.route.ts'
import { harvestRoutes } from '../harvest/harvest.route.ts'
import { FOLDERS, entryPath } from '../kind.ts'
import { whichAreOpen } from './open-now.ts'
import { listPlaces } from './outside.queries.ts'

export { countPublished } from './outside.queries.ts'

export const sharingRoutes: readonly AnyRoute[] = [...feedRoutes, ...harvestRoutes, ...libraryDataRoutes]

/** The pages on which entries are listed. */
export const libraryPages: readonly string[] = ['/library', ...Object.values(FOLDERS).map((folder) => `/library/${folder}`)]

/** Where some of what everybody reads now is, in an order that stays, and when each was last changed. Two queries at most. */
export async function listPublicPlaces(database: Database, now: Date, some: Readonly<{ skip: number; most: number }>): Promise<readonly Readonly<{ path: string; at: Date }>[]> {
  const found = await listPlaces(database, some)
  return found.filter(await whichAreOpen(database, found, now)).map(({ kind, slug, at }) => ({ path: entryPath(kind, slug), at }))
}
