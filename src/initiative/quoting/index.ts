/** Asking whether somebody may be quoted in the case study. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { answerRequest, myQuotes } from './answer.route.tsx'
import { askToQuote } from './ask.route.tsx'

export const quotingRoutes: readonly AnyRoute[] = [askToQuote, myQuotes, answerRequest]
