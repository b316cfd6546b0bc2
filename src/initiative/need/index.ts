/** Needs: what the rest of an initiative may use of them. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { editNeed, needHistory } from './edit-need.route.tsx'
import { showNeeds } from './list-needs.route.tsx'
import { recordNeed } from './record-need.route.tsx'
import { needRestsOn } from './rests-on.route.tsx'
import { showNeed } from './show-need.route.tsx'
import { lookNoMore, lookWhenEvaluating, stateNeed, takeStatementBack } from './state-need.route.tsx'

export const needRoutes: readonly AnyRoute[] = [showNeeds, recordNeed, editNeed, needHistory, needRestsOn, stateNeed, takeStatementBack, lookWhenEvaluating, lookNoMore, showNeed]
