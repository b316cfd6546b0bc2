/** What things are filed under, as bits: so that thousands are counted thirty-two at a time. Pure. */

/**
 * Thirty-two things whose numbers follow each other are a word, which is known by its place: their numbers without the last five bits.
 * Of each word first which of them are known, and then for each facet that some have its number and which have it.
 */
export type Filed = Map<number, Int32Array>

/** Before all facets, whose numbers begin with 1: what is known. */
const KNOWN = 0

/**
 * Knows words, in place of what was known of them.
 * @param bytes of each thing its number in four bytes, and how many facets it has and the number of each in two bytes each
 */
export function fileThings(filed: Filed, bytes: Buffer): void {
  const words = new Map<number, Map<number, number>>()
  for (let at = 0; at < bytes.length;) {
    const [number, ends] = [bytes.readInt32BE(at), at + 6 + 2 * bytes.readUInt16BE(at + 4)]
    const word = words.get(number >> 5) ?? new Map<number, number>()
    words.set(number >> 5, word)
    const mark = (facet: number) => word.set(facet, (word.get(facet) ?? 0) | (1 << (number & 31)))
    mark(KNOWN)
    for (at += 6; at < ends; at += 2) mark(bytes.readUInt16BE(at))
  }
  // What is known was marked first of each.
  for (const [place, word] of words) filed.set(place, Int32Array.from([...word].flat().slice(1)))
}

/** Of each word its place and the bits of what was found of it, four bytes each, as the database says them. */
const A_WORD = 8

/** @param each is told of each word of what was found */
export function eachWord(found: Buffer, each: (place: number, bits: number) => void): void {
  for (let at = 0; at < found.length; at += A_WORD) each(found.readInt32BE(at), found.readInt32BE(at + 4))
}

/** Between which numbers everything lies that was found and isn't known; undefined where all is. */
export function unknownAmong(found: Buffer, filed: Filed): Readonly<{ from: number; until: number }> | undefined {
  let [first, last] = [Infinity, -Infinity]
  eachWord(found, (place, bits) => {
    if ((bits & ~(filed.get(place)?.[0] ?? 0)) === 0) return
    first = Math.min(first, place)
    last = Math.max(last, place)
  })
  return last < first ? undefined : { from: first * 32, until: last * 32 + 31 }
}
