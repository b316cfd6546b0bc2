/** The four ways of doing it together: what the rest of the module may use. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { setWay, showWays } from './ways.route.tsx'

export const wayRoutes: readonly AnyRoute[] = [showWays, setWay]
