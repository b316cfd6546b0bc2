/** The balance of an initiative's rooms: what the rest may use. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { showBalance } from './balance.route.tsx'

export const balanceRoutes: readonly AnyRoute[] = [showBalance]
