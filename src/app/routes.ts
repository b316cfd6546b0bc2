/** The site map: every module's routes, in the order in which they are tried. */
import { initiativeRoutes } from '#initiative/index.ts'
import { networkRoutes } from '#network/index.ts'
import { peopleRoutes } from '#people/index.ts'
import type { AnyRoute } from '#platform/http/routes.ts'
import { accessibility, privacy } from './statement/statement.route.tsx'

export const ROUTES: readonly AnyRoute[] = [accessibility, privacy, ...peopleRoutes, ...networkRoutes, ...initiativeRoutes]
