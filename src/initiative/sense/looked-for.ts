/** Which voices the page shows: read from its address, and written back into it, so that nothing typed or chosen is lost on the way. */
import { newId, readId } from '#platform/ids.ts'
import { readTagName } from '../tag/tag.ts'
import type { ItemId } from '../tables.ts'
import type { Filter, Part } from '../voice/voice-line.queries.ts'
import type { TicksId } from './tables.ts'

export type LookedFor = Readonly<{
  part: Exclude<Part, { of: unknown }>; filter: Filter; after: ItemId | undefined
  /** Under which key is kept what was ticked on other pages. */
  ticks: TicksId | undefined
}>

/** Whoever finds more than this looks more closely, and doesn't wait until all of it is counted. */
export const MOST_FOUND = 1_000

/** @param named a parameter of an address, or a field of that name */
export function readLookedFor(named: (name: string) => string | undefined): LookedFor {
  const show = named('show')
  const theme = readId<'item'>(show)
  const search = named('search')
  return {
    part: theme !== undefined ? { theme } : show === 'all' ? 'all' : 'ungrouped',
    filter: { search: search === '' ? undefined : search, question: readId<'question'>(named('question')), tag: readTagName(named('tagged')) },
    after: readId<'item'>(named('after')), ticks: readId<'ticks'>(named('ticks')),
  }
}

/** What stands in the address for a part. */
export const partName = (part: LookedFor['part']): string => (typeof part === 'string' ? part : part.theme)

export const isSearching = ({ filter }: Pick<LookedFor, 'filter'>): boolean => filter.search !== undefined || filter.question !== undefined || filter.tag !== undefined

/** The same without its place in the list and what is ticked: two that are alike look for the same. */
export const lookName = ({ part, filter }: LookedFor): string => sensePath('', { part, filter })

/** The address of the page that shows this. */
export const sensePath = (slug: string, looked: Partial<LookedFor>): string => `/initiatives/${slug}/themes/group${senseQuery(looked)}`

/** The same for many themes, of which only the id differs. */
export function themePaths(slug: string, ticks: TicksId | undefined): (theme: ItemId) => string {
  const [before = '', after = ''] = sensePath(slug, { part: { theme: ANY_THEME }, ticks }).split(ANY_THEME)
  return (theme) => `${before}${theme}${after}`
}
const ANY_THEME = newId<'item'>()

/** What stands in that address after the path. */
export function senseQuery({ part, filter, after, ticks }: Partial<LookedFor>): string {
  const query = new URLSearchParams()
  const named = { show: part === undefined || part === 'ungrouped' ? undefined : partName(part), search: filter?.search, question: filter?.question, tagged: filter?.tag, after, ticks }
  for (const [name, value] of Object.entries(named)) if (value !== undefined) query.set(name, value)
  return query.size === 0 ? '' : `?${query.toString()}`
}
