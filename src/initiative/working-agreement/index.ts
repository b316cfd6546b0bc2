/** How a group agreed to work together: what the rest of the module may use. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { agreeForSomebody, agreeToWork, stopAgreeingToWork } from './agree.route.tsx'
import { keepLine, proposeEnding, proposeLine, settleVersion, withdrawLine } from './propose.route.tsx'
import { showWorking, whoAgreed, workingHistory } from './show-working.route.tsx'

export const workingRoutes: readonly AnyRoute[] = [
  showWorking, whoAgreed, workingHistory, agreeToWork, stopAgreeingToWork, agreeForSomebody, proposeLine, proposeEnding, keepLine, withdrawLine, settleVersion,
]
