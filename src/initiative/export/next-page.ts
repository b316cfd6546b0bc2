/** The addresses that answers for programs hold. */
import type { Context } from '#platform/http/context.ts'
import type { Seen } from '../initiative.gate.ts'

/** The initiative's page. */
export const baseOf = (c: Context, { initiative }: Pick<Seen, 'initiative'>): string => new URL(`/initiatives/${initiative.slug}`, c.site.publicUrl).href

/** The address of the next page: the same question, from there on. */
export function nextOf(c: Context, name: string, value: string): string {
  const next = new URL(c.hono.req.path, c.site.publicUrl)
  for (const [key, values] of Object.entries(c.hono.req.queries())) for (const one of values) if (key !== name) next.searchParams.append(key, one)
  next.searchParams.set(name, value)
  return next.href
}
