/** The network: organisations, areas and meetings. What other modules may use. */
import type { AnyRoute } from '#platform/http/routes.ts'

export const networkRoutes: readonly AnyRoute[] = []
