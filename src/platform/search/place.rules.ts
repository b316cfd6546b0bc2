/** The orders of what is found: best first, newest first, by title. One order for all that is found, wherever it lies. Pure. */

export const SORTS = ['fit', 'newest', 'title'] as const
export type Sort = (typeof SORTS)[number]

/** `at`: milliseconds since 1970. `titleKey`: what a list by titles goes by. */
export type Place = Readonly<{ rank: number; at: number; id: string; titleKey?: string | undefined }>

const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const PLACE = new RegExp(`^(\\d{1,6})\\.(\\d{1,15})\\.(${ID})$`)
const TITLE_PLACE = new RegExp(`^~(.{0,60})~(${ID})$`, 'su')

/** As an address holds it. */
export const placeKey = ({ rank, at, id, titleKey }: Place, sort: Sort = 'fit'): string => (sort === 'title' ? `~${titleKey ?? ''}~${id}` : `${rank}.${at}.${id}`)

/** Undefined for what no page of ours leads to. */
export function readPlace(key: string | undefined, sort: Sort = 'fit'): Place | undefined {
  if (sort === 'title') {
    const [, titleKey, id] = TITLE_PLACE.exec(key ?? '') ?? []
    return titleKey === undefined || id === undefined ? undefined : { rank: 0, at: 0, id, titleKey }
  }
  const [, rank, at, id] = PLACE.exec(key ?? '') ?? []
  return rank === undefined || at === undefined || id === undefined ? undefined : { rank: Number(rank), at: Number(at), id }
}

/** Negative where the one comes before the other; by titles, what is found comes in its order already. */
export const inOrder = (one: Place, other: Place): number => other.rank - one.rank || other.at - one.at || (one.id < other.id ? 1 : one.id > other.id ? -1 : 0)
