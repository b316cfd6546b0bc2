/** How many of all that is found have each facet. One walk over what the database says of each, for thousands of them. Pure. */

/** The numbers of the facets that are chosen: one of each list must fit. */
export type ChosenIds = readonly (readonly number[])[]

export type Tally = Readonly<{
  /** How many fit all that is chosen. */
  all: number
  /** How many there would be if nothing were chosen. */
  asked: number
  /** For each facet how many have it, and fit all that is chosen among the others: so one sees what else there is. */
  counts: ReadonlyMap<number, number>
  /** For each list that is chosen from, how many there would be without it. */
  without: readonly number[]
}>

/** More lists than anybody chooses from; one bit each. */
const MOST_LISTS = 30

/**
 * @param bytes for each that was found how many facets it has and the number of each, two bytes each
 * @param listOf which of the chosen lists a facet belongs to, chosen or not; undefined for the others
 */
export function countTally(bytes: Buffer, chosen: ChosenIds, listOf: (facet: number) => number | undefined): Tally {
  const lists = chosen.slice(0, MOST_LISTS)
  const [fits, belongs, counts] = [new Int32Array(65_536), new Int8Array(65_536).fill(-2), new Uint32Array(65_536)]
  for (const [at, ids] of lists.entries()) for (const id of ids) fits[id] = (fits[id] ?? 0) | (1 << at)
  const [every, without, seen] = [(1 << lists.length) - 1, lists.map(() => 0), new Set<number>()]
  let [all, asked] = [0, 0]
  for (let at = 0; at + 1 < bytes.length;) {
    const [from, ends] = [at + 2, at + 2 + 2 * bytes.readUInt16BE(at)]
    let fit = 0
    for (at = from; at < ends; at += 2) fit |= fits[bytes.readUInt16BE(at)] ?? 0
    const missing = every & ~fit
    asked++
    if (missing === 0) all++
    // What misses one list alone is counted in that list, and would be found without it.
    else if ((missing & (missing - 1)) !== 0) continue
    const only = missing === 0 ? -1 : 31 - Math.clz32(missing)
    if (only >= 0) without[only] = (without[only] ?? 0) + 1
    for (let next = from; next < ends; next += 2) {
      const id = bytes.readUInt16BE(next)
      if (belongs[id] === -2) { belongs[id] = listOf(id) ?? -1; seen.add(id) }
      if (only < 0 || belongs[id] === only) counts[id] = (counts[id] ?? 0) + 1
    }
  }
  return { all, asked, counts: new Map([...seen].flatMap((id) => (counts[id] === 0 ? [] : [[id, counts[id] ?? 0] as const]))), without: without.map((more) => all + more) }
}
