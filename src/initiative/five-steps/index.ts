/** The five steps: what the rest of the module may use. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { editDone, newDone, removeDone, showFiveSteps } from './five-steps.route.tsx'

export const fiveStepRoutes: readonly AnyRoute[] = [showFiveSteps, newDone, editDone, removeDone]
