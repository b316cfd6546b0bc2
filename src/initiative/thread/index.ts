/** The thread: its outline, its picture and its exports. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { threadCsv, threadFeed, threadJson, showThread } from './thread.route.tsx'

export const threadRoutes: readonly AnyRoute[] = [showThread, threadJson, threadCsv, threadFeed]
