/** Initiatives and their thread. What other modules may use. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { happenedRoutes } from './happened/index.ts'
import { questionRoutes } from './question/index.ts'
import { recordVoice } from './voice/record-voice.route.tsx'

export const initiativeRoutes: readonly AnyRoute[] = [...happenedRoutes, ...questionRoutes, recordVoice]
