/** What programs are given, and whole copies. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { exportRoutes as copies } from './export.route.tsx'
import { dataRoutes } from './thread-data.route.ts'

export { baseOf } from './next-page.ts'

export const exportRoutes: readonly AnyRoute[] = [...dataRoutes, ...copies]
