/** The answers of those with the power: what the rest of an initiative may use of them. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { recordAnswer } from './record-answer.route.tsx'

export const answerRoutes: readonly AnyRoute[] = [recordAnswer]
