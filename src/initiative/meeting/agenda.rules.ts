/** The order of an agenda. Pure. */

export const DIRECTIONS = ['up', 'down'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** Something moved one place up or down; what is first or last already stays there, and what is not there moves nothing. */
export function moved<Item>(items: readonly Item[], item: Item, direction: Direction): readonly Item[] {
  const at = items.indexOf(item)
  const to = direction === 'up' ? at - 1 : at + 1
  if (at === -1 || to < 0 || to >= items.length) return items
  return items.toSpliced(at, 1).toSpliced(to, 0, item)
}
