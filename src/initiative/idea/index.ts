/** Ideas: what could help with what people said and need. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { showIdea, showIdeaHistory } from './show-idea.route.tsx'
import { editIdea, writeIdea } from './write-idea.route.tsx'

export const ideaRoutes: readonly AnyRoute[] = [writeIdea, editIdea, showIdeaHistory, showIdea]
