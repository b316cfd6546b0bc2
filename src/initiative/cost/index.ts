/** Costs, savings and risks: what the rest of the module may use. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { showCosts } from './list-costs.route.tsx'
import { recordCost, takeOut } from './record-cost.route.tsx'

export const costRoutes: readonly AnyRoute[] = [showCosts, recordCost, takeOut]
