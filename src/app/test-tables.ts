/** The rows of the policy table, gathered from beside the routes. */
/// <reference types="vite/client" />
import type { WhoMay, WhoMayRow } from './who-may.ts'

const tables = import.meta.glob<{ whoMay: WhoMay }>('../**/who-may.test-table.ts', { eager: true })

/** By method and path: `'GET /initiatives/:slug'`. */
export const WHO_MAY: Readonly<Record<string, WhoMayRow>> = Object.assign({}, ...Object.values(tables).map((table) => table.whoMay))
