/** The library: what is known, found, kept fresh and shared. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { collectionRoutes } from './collection/index.ts'
import { libraryHome } from './home/home.route.tsx'
import { resourceRoutes } from './resource/resource.route.tsx'
import { termRoutes } from './term/index.ts'
import { topicRoutes } from './topic/index.ts'

export { loadStarting } from './starting/load-starting.ts'
export { markedTerms } from './term/marked-terms.ts'
export { takeReadingsBackWithPerson } from './reading/index.ts'

export const libraryRoutes: readonly AnyRoute[] = [libraryHome, ...resourceRoutes, ...topicRoutes, ...collectionRoutes, ...termRoutes]
