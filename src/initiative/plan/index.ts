/** What a group plans, and how it went: what the rest of the module may use. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { beginPlan, editPlanned, moveDown, moveUp, newPlanned, removePlanned, sayHowItWent, showPlan } from './plan.route.tsx'

export const planRoutes: readonly AnyRoute[] = [showPlan, beginPlan, newPlanned, editPlanned, sayHowItWent, moveUp, moveDown, removePlanned]
