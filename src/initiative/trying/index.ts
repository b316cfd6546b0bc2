/** Trying things out: ideas, prototypes and tests together. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { ideaRoutes } from '../idea/index.ts'
import { prototypeRoutes } from '../prototype/index.ts'
import { trialRoutes } from '../trial/index.ts'
import { listTrying } from './list-trying.route.tsx'

export const tryingRoutes: readonly AnyRoute[] = [listTrying, ...ideaRoutes, ...prototypeRoutes, ...trialRoutes]
