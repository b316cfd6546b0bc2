/** Links: visited at night, looked up before anybody fills in a form, put right by those who keep the library. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { linkDeskRoutes } from './links.route.tsx'
import { lookUpPage } from './look-up.route.tsx'

export const linkRoutes: readonly AnyRoute[] = [...linkDeskRoutes, lookUpPage]
