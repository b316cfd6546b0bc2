/** How initiatives end. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { closeInitiative, reopenInitiative, showEnded } from './close.route.tsx'

export const closingRoutes: readonly AnyRoute[] = [closeInitiative, showEnded, reopenInitiative]
