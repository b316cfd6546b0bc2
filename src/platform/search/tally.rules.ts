/** How many of all that is found have each facet: counted by bits. Pure. */
import { type Filed, eachWord } from './filed.rules.ts'

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

/** The numbers of facets have two bytes. */
const FACETS = 32_768
const NOT_YET = -1
const NOTHING = new Int32Array(1)

/**
 * @param found all that has the words, whatever is chosen, as the database says it
 * @param filed what that is filed under
 * @param listOf which of the chosen lists a facet belongs to, chosen or not; undefined for the others
 */
export function countTally(found: Buffer, filed: Filed, chosen: ChosenIds, listOf: (facet: number) => number | undefined): Tally {
  const whole = chosen.length
  const fits = fitting(chosen)
  const [sums, counts, shownIn, seen] = [new Uint32Array(whole + 1), new Uint32Array(FACETS), new Int8Array(FACETS).fill(NOT_YET), new Set<number>()]
  let asked = 0
  eachWord(found, (place, bits) => {
    const word = filed.get(place) ?? NOTHING
    const without = fits(word, bits)
    asked += countBits(bits)
    for (const [list, left] of without.entries()) sums[list] = (sums[list] ?? 0) + countBits(left)
    for (let at = 1; at < word.length; at += 2) {
      const facet = word[at] ?? 0
      if (shownIn[facet] === NOT_YET) { shownIn[facet] = listOf(facet) ?? whole; seen.add(facet) }
      counts[facet] = (counts[facet] ?? 0) + countBits((word[at + 1] ?? 0) & (without[shownIn[facet] ?? whole] ?? 0))
    }
  })
  return { all: sums[whole] ?? 0, asked, counts: new Map([...seen].flatMap((facet) => (counts[facet] === 0 ? [] : [[facet, counts[facet] ?? 0] as const]))), without: [...sums.subarray(0, whole)] }
}

/** For a word which of the found fit all lists but one, for each of them; and behind these which fit all. The same array each time. */
function fitting(chosen: ChosenIds): (word: Int32Array, found: number) => Int32Array {
  const [without, has, listOf] = [new Int32Array(chosen.length + 1), new Int32Array(chosen.length), new Int8Array(FACETS).fill(NOT_YET)]
  for (const [list, ids] of chosen.entries()) for (const id of ids) listOf[id] = list
  return (word, found) => {
    if (chosen.length === 0) return without.fill(found)
    has.fill(0)
    for (let at = 1; at < word.length; at += 2) {
      const list = listOf[word[at] ?? 0] ?? NOT_YET
      if (list !== NOT_YET) has[list] = (has[list] ?? 0) | (word[at + 1] ?? 0)
    }
    for (const but of without.keys()) without[but] = has.reduce((left, one, list) => (list === but ? left : left & one), found)
    return without
  }
}

/** How many of 32 bits are set: added up in pairs, then in fours, then in eights. */
function countBits(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x5555_5555)
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333)
  return Math.imul((fours + (fours >>> 4)) & 0x0F0F_0F0F, 0x0101_0101) >>> 24
}
