/** The library: what is known, found, kept fresh and shared. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { topicRoutes } from './topic/index.ts'

export const libraryRoutes: readonly AnyRoute[] = [...topicRoutes]
