/** A search as its address says it: what was typed, what is chosen, in which order. Pure. */
import { type Place, SORTS, type Sort, placeKey, readPlace } from './place.rules.ts'

export type Years = Readonly<{ from: number | undefined; until: number | undefined }>

export type Asked = Readonly<{
  typed: string | undefined
  kind: string | undefined
  /** Of each filter what is chosen: any of these. */
  filters: ReadonlyMap<string, readonly string[]>
  years: Years
  sort: Sort
  after: Place | undefined
}>

/** Nobody ticks more of one list by hand. */
const MOST_VALUES = 20
const VALUE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,79}$/u

const readYear = (given: string | undefined): number | undefined => (given !== undefined && /^\d{4}$/.test(given) ? Number(given) : undefined)

/** @param read every value of a parameter; what no page of ours sends is left out */
export function readAsked(read: (name: string) => readonly string[], typed: string | undefined, { kinds, filters }: Readonly<{ kinds: readonly string[]; filters: readonly string[] }>): Asked {
  const only = (name: string) => { const all = read(name).filter((one) => one !== ''); return all.length === 1 ? all[0] : undefined }
  const given = SORTS.find((one) => one === only('sort'))
  // Nothing fits better than the rest where nothing was typed.
  const sort = typed === undefined && given !== 'title' ? 'newest' : given ?? 'fit'
  const chosen = filters.map((name) => [name, [...new Set(read(name))].filter((value) => VALUE.test(value)).slice(0, MOST_VALUES)] as const)
  const [from, until] = [readYear(only('from')), readYear(only('until'))]
  return {
    typed, kind: kinds.find((kind) => kind === only('kind')), filters: new Map(chosen.filter(([, values]) => values.length > 0)),
    years: from !== undefined && until !== undefined && from > until ? { from: until, until: from } : { from, until }, sort, after: readPlace(only('after'), sort),
  }
}

/** The address of a search; what goes without saying is not said. */
export function searchPath({ typed, kind, filters, years, sort, after }: Asked, path = '/search'): string {
  const said = sort === (typed === undefined ? 'newest' : 'fit') ? undefined : sort
  const pairs = [
    ['q', typed], ['kind', kind], ...[...filters].flatMap(([name, values]) => values.map((value) => [name, value])), ['from', years.from?.toString()], ['until', years.until?.toString()],
    ['sort', said], ['after', after === undefined ? undefined : placeKey(after, sort)],
  ].flatMap(([name, value]) => (name === undefined || value === undefined ? [] : [[name, value]]))
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs).toString()}`
}

export const isYearChosen = ({ from, until }: Years): boolean => from !== undefined || until !== undefined

/** Whether anything is chosen beside the kind. */
export const isFiltered = ({ filters, years }: Asked): boolean => filters.size > 0 || isYearChosen(years)

/** The same search from its beginning, with other choices. */
export const anew = (asked: Asked, change: Partial<Asked>): Asked => ({ ...asked, ...change, after: undefined })

/** Without one of the values of a filter, or without the whole of it. */
export function without(asked: Asked, name: string, value?: string): Asked {
  const left = value === undefined ? [] : (asked.filters.get(name) ?? []).filter((one) => one !== value)
  return anew(asked, { filters: new Map([...asked.filters].flatMap(([one, values]) => (one !== name ? [[one, values] as const] : left.length > 0 ? [[one, left] as const] : []))) })
}
