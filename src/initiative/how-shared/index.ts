/** How shared it was promised to be, and how people say it was: what the rest may use. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { answerRound, readWritten, takeAnswer } from './answer.route.tsx'
import { countNow, newPromise, newRound, showHowShared } from './how-shared.route.tsx'

export { endRoundsOver } from './how-shared.queries.ts'

export const howSharedRoutes: readonly AnyRoute[] = [showHowShared, newPromise, newRound, countNow, answerRound, takeAnswer, readWritten]
