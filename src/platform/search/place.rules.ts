/** The order of what is found: titles that fit, then the newest. One order for all that is found, wherever it lies. Pure. */

/** `at`: milliseconds since 1970. */
export type Place = Readonly<{ rank: number; at: number; id: string }>

const PLACE = /^(\d{1,6})\.(\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** As an address holds it. */
export const placeKey = ({ rank, at, id }: Place): string => `${rank}.${at}.${id}`

/** Undefined for what no page of ours leads to. */
export function readPlace(key: string | undefined): Place | undefined {
  const [, rank, at, id] = PLACE.exec(key ?? '') ?? []
  return rank === undefined || at === undefined || id === undefined ? undefined : { rank: Number(rank), at: Number(at), id }
}

/** Negative where the one comes before the other. */
export const inOrder = (one: Place, other: Place): number => other.rank - one.rank || other.at - one.at || (one.id < other.id ? 1 : one.id > other.id ? -1 : 0)
