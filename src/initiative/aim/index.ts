/** What matters to people: what the rest of the module may use. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { linkAim, newAim, putAway, showAims } from './aim.route.tsx'

export const aimRoutes: readonly AnyRoute[] = [showAims, newAim, linkAim, putAway]
