/** Topics: what much of the library is about. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { entryRoutesWith } from '../entry/entry-routes.tsx'
import { showTopic } from './show-topic.route.tsx'
import { topicForm } from './topic.form.tsx'
import { topics } from './topics.route.tsx'

export const topicRoutes: readonly AnyRoute[] = [topics, ...entryRoutesWith(topicForm), showTopic]
