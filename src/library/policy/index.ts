/** Laws and policies that ask for working together. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { entryRoutesWith } from '../entry/entry-routes.tsx'
import { useRoute } from '../reading/reading.route.tsx'
import { policies } from './policies.route.tsx'
import { policyForm } from './policy.form.tsx'
import { policy } from './policy.rules.ts'
import { showPolicy } from './show-policy.route.tsx'

export const policyRoutes: readonly AnyRoute[] = [policies, ...entryRoutesWith(policyForm), showPolicy, useRoute(policy)]
