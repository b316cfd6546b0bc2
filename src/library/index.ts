/** The library: what is known, found, kept fresh and shared. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { citationRoutes } from './citation/index.ts'
import { caseStudyRoutes } from './case-study/index.ts'
import { collectionRoutes } from './collection/index.ts'
import { libraryHome } from './home/home.route.tsx'
import { policyRoutes } from './policy/index.ts'
import { readingRoutes } from './reading/index.ts'
import { resourceRoutes } from './resource/resource.route.tsx'
import { sharingRoutes } from './sharing/index.ts'
import { termRoutes } from './term/index.ts'
import { topicRoutes } from './topic/index.ts'

export { markedTerms } from './term/marked-terms.ts'
export { heldInLibrary } from './held-in-library.queries.ts'
export { takeReadingsBackWithPerson } from './reading/index.ts'
export { VISIT_LINKS, visitLinks } from './link/visit-links.ts'
export { searchInLibrary } from './search/search.part.ts'
export { loadStarting } from './starting/load-starting.ts'
export { countPublished, libraryPages, listPublicPlaces } from './sharing/index.ts'

export const libraryRoutes: readonly AnyRoute[] = [libraryHome, ...sharingRoutes, ...citationRoutes, ...readingRoutes, ...resourceRoutes, ...topicRoutes, ...collectionRoutes, ...caseStudyRoutes, ...termRoutes, ...policyRoutes]
