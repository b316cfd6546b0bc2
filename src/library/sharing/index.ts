/** The library as other programs have it. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { feedRoutes } from '../feed/feed.route.ts'
import { harvestRoutes } from '../harvest/harvest.route.ts'

export const sharingRoutes: readonly AnyRoute[] = [...feedRoutes, ...harvestRoutes]
