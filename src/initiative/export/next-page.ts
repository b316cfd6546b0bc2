/** The addresses that answers for programs hold. */
import type { Context } from '#platform/http/context.ts'
import type { Seen } from '../initiative.gate.ts'

/** The initiative's page. */
export const baseOf = (c: Context, { initiative }: Pick<Seen, 'initiative'>): string => new URL(`/initiatives/${initiative.slug}`, c.site.publicUrl).href

/** The address of the next page: the same question, from there on, at the address of the data. */
export function nextOf(c: Context, path: string, after: string): string {
  const next = new URL(path, c.site.publicUrl)
  for (const [key, values] of Object.entries(c.hono.req.queries())) for (const one of values) if (key !== 'after') next.searchParams.append(key, one)
  next.searchParams.set('after', after)
  return next.href
}
