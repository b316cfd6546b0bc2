/** People: one kind of person, and how they come in. What other modules may use. */
import type { AnyRoute } from '#platform/http/routes.ts'

export { listCalled } from './called.queries.ts'

export const peopleRoutes: readonly AnyRoute[] = []
