/** Collections: what somebody put together of what the library holds. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { entryRoutesWith } from '../entry/entry-routes.tsx'
import { arrange } from './arrange.route.tsx'
import { collect } from './collect.route.tsx'
import { collectionForm } from './collection.form.tsx'
import { collections } from './collections.route.tsx'
import { showCollection } from './show-collection.route.tsx'

export const collectionRoutes: readonly AnyRoute[] = [collect, collections, ...entryRoutesWith(collectionForm), arrange, showCollection]
