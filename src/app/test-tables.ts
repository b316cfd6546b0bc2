/** The rows of the policy table, gathered from beside the routes. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { SOURCE } from './root.ts'
import type { WhoMay, WhoMayRow } from './who-may.ts'

const files = (await readdir(SOURCE, { recursive: true })).filter((name) => name.endsWith('who-may.test-table.ts'))
const tables = await Promise.all(files.map(async (name) => {
  const { whoMay }: { whoMay: WhoMay } = await import(join(SOURCE, name))
  return whoMay
}))

/** By method and path: `'GET /initiatives/:slug'`. */
export const WHO_MAY: Readonly<Record<string, WhoMayRow>> = Object.assign({}, ...tables)
