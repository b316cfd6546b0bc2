/** How a page shows something that goes on: it comes anew by itself, until somebody says that it should not. */
import type { Context } from '#platform/http/context.ts'
import type { RunState } from './tables.ts'

const SECONDS = 3

/** Whether it is still to be waited for. */
export const isGoing = (state: RunState): boolean => state === 'waiting' || state === 'running' || state === 'stopping'

/** Lets the browser ask again in a moment where something goes on, unless the address says `?still=yes`. Gives whether it does. */
export function refreshesItself(c: Context, state: RunState): boolean {
  const does = isGoing(state) && c.hono.req.method === 'GET' && c.query('still') !== 'yes'
  if (does) c.hono.header('refresh', String(SECONDS))
  return does
}
