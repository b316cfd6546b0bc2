/** Making sense of what was said, on one page. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { senseLive, tellStep, tellWhose } from './live.route.ts'
import { makeSense } from './sense.route.tsx'

export { clearOldTicks } from './ticks.ts'

export const senseRoutes: readonly AnyRoute[] = [makeSense, senseLive, tellStep, tellWhose]
