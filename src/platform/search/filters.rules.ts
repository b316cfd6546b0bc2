/** The lists of facets that a page offers to choose from. Pure. */
import type { Asked } from './asked.rules.ts'
import type { SearchFilter } from './search.slot.ts'

export type ValueShown = Readonly<{ value: string; label: string; count: number; chosen: boolean }>
/** `more`: what few have; it is folded away. */
export type FilterShown = Readonly<{ name: string; title: string; values: readonly ValueShown[]; more: readonly ValueShown[] }>

/** As many are looked over at a glance; and more than that nobody reads. */
const [AT_ONCE, MOST] = [7, 60]

type Known = Readonly<{ facets: readonly string[]; countOf: (facet: string) => number; labels: ReadonlyMap<string, string> }>

/** What is chosen is always there, so that it can be taken off; of what has no name nothing is shown. */
export function filtersOf(filters: readonly SearchFilter[], asked: Asked, { facets, countOf, labels }: Known): readonly FilterShown[] {
  return filters.flatMap(({ name, title, order }) => {
    const chosen = asked.filters.get(name) ?? []
    const values = [...new Set([...facets.filter((facet) => facet.startsWith(`${name}:`)).map((facet) => facet.slice(name.length + 1)), ...chosen])].flatMap((value): readonly ValueShown[] => {
      const [label, count] = [labels.get(`${name}:${value}`), countOf(`${name}:${value}`)]
      return label === undefined || (count === 0 && !chosen.includes(value)) ? [] : [{ value, label, count, chosen: chosen.includes(value) }]
    }).toSorted(order === undefined ? commonest : inGiven(order)).slice(0, MOST)
    // One that is folded away alone takes as much room as it saves.
    const [first, rest] = values.length <= AT_ONCE + 1 ? [values, []] : [values.slice(0, AT_ONCE), values.slice(AT_ONCE)]
    return values.length === 0 ? [] : [{ name, title: title(), values: [...first, ...rest.filter((one) => one.chosen)], more: rest.filter((one) => !one.chosen) }]
  })
}

const commonest = (one: ValueShown, other: ValueShown) => other.count - one.count || one.label.localeCompare(other.label)
const inGiven = (order: readonly string[]) => (one: ValueShown, other: ValueShown) => place(order, one) - place(order, other) || commonest(one, other)
const place = (order: readonly string[], { value }: ValueShown) => (order.includes(value) ? order.indexOf(value) : order.length)

/** Years in which something came out, the newest first, with how many. */
export const yearsOf = (facets: readonly string[], countOf: (facet: string) => number): readonly Readonly<{ year: number; count: number }>[] =>
  facets.filter((facet) => facet.startsWith('year:')).map((facet) => ({ year: Number(facet.slice(5)), count: countOf(facet) })).filter(({ count }) => count > 0).toSorted((one, other) => other.year - one.year)
