/** Which voices the page shows: read from its address, and written back into it, so that nothing typed or chosen is lost on the way. */
import type { Context } from '#platform/http/context.ts'
import { readId } from '#platform/ids.ts'
import { readTagName } from '../tag/tag.ts'
import type { ItemId } from '../tables.ts'
import type { Filter, Part } from '../voice/voice-line.queries.ts'

export type LookedFor = Readonly<{ part: Exclude<Part, { of: unknown }>; filter: Filter; after: ItemId | undefined }>

/** Whoever finds more than this looks more closely, and doesn't wait until all of it is counted. */
export const MOST_FOUND = 1_000

export function readLookedFor(c: Context): LookedFor {
  const show = c.query('show')
  const theme = readId<'item'>(show)
  const search = c.query('search')
  return {
    part: theme !== undefined ? { theme } : show === 'all' ? 'all' : 'ungrouped',
    filter: { search: search === '' ? undefined : search, question: readId<'question'>(c.query('question')), tag: readTagName(c.query('tagged')) },
    after: readId<'item'>(c.query('after')),
  }
}

/** What stands in the address for a part. */
export const partName = (part: LookedFor['part']): string => (typeof part === 'string' ? part : part.theme)

export const isSearching = ({ filter }: LookedFor): boolean => filter.search !== undefined || filter.question !== undefined || filter.tag !== undefined

/** The address of the page that shows this. */
export function sensePath(slug: string, { part, filter, after }: Partial<LookedFor>): string {
  const query = new URLSearchParams()
  const named = { show: part === undefined || part === 'ungrouped' ? undefined : partName(part), search: filter?.search, question: filter?.question, tagged: filter?.tag, after }
  for (const [name, value] of Object.entries(named)) if (value !== undefined) query.set(name, value)
  return `/initiatives/${slug}/themes/group${query.size === 0 ? '' : `?${query.toString()}`}`
}
