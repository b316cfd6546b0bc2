/** The thread: its outline, its picture and its exports. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { myThread } from './my-thread.route.tsx'
import { showItem } from './show-item.route.tsx'
import { threadCsv, threadFeed, showThread } from './thread.route.tsx'

export const threadRoutes: readonly AnyRoute[] = [showThread, threadCsv, threadFeed, showItem, myThread]
