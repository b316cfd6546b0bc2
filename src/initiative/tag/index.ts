/** Tags: what a group marks voices and themes with. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { tagItem } from './tag-item.route.tsx'
import { bringTagBackRoute, putTagAwayRoute, renameTag, tags } from './tags.route.tsx'

export const tagRoutes: readonly AnyRoute[] = [tags, renameTag, putTagAwayRoute, bringTagBackRoute, tagItem]
