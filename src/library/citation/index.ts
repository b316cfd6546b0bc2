/** Works going out to citation programs, and coming in from them. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { citeSeveral } from './cite-several.route.tsx'
import { exportRoutes } from './export.route.ts'

export const citationRoutes: readonly AnyRoute[] = [citeSeveral, ...exportRoutes]
