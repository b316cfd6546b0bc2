/** Words explained. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { entryRoutesWith } from '../entry/entry-routes.tsx'
import { useRoute } from '../reading/reading.route.tsx'
import { glossary } from './glossary.route.tsx'
import { showTerm, termQuestions } from './show-term.route.tsx'
import { term } from './term.rules.ts'
import { termForm } from './term.form.tsx'

export const termRoutes: readonly AnyRoute[] = [glossary, ...entryRoutesWith(termForm), showTerm, termQuestions, useRoute(term)]
