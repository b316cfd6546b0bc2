/** Questions asked: what the rest of an initiative may use of them. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { endQuestion, reopenQuestion } from './end-question.route.tsx'
import { extendQuestion } from './extend-question.route.tsx'
import { listQuestions } from './list-questions.route.tsx'
import { showQuestion } from './show-question.route.tsx'
import { discardQuestion, editQuestion, newQuestion } from './write-question.route.tsx'

export { isAsked, listOpenQuestions } from './question.queries.ts'
export { isOpenOn } from './question.rules.ts'

export const questionRoutes: readonly AnyRoute[] = [listQuestions, newQuestion, editQuestion, discardQuestion, extendQuestion, endQuestion, reopenQuestion, showQuestion]
