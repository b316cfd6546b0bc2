/** The thread: its outline, its picture and its exports. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { myThread } from './my-thread.route.tsx'
import type { StoriesOfTheme } from '../told/told.slot.ts'
import { showItemWith } from './show-item.route.tsx'
import { threadCsv, threadFeed, showThread } from './thread.route.tsx'

/** @param stories what is told of stories on the page of a theme, given by those who keep stories */
export const threadRoutesWith = (stories: StoriesOfTheme): readonly AnyRoute[] => [showThread, threadCsv, threadFeed, showItemWith(stories), myThread]
