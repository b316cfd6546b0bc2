/**
 * By which words of a quotation are found, and what somebody looks for among them: keyed hashes of single words, so that «waiting» finds
 * «waited», and of two in a row, for words in quotes. Without the keys nothing is read from them but which quotations share a word.
 */
import type { LookedFor, Phrase } from '#platform/search/looked-for.rules.ts'
import { stemOf, wordsIn } from '#platform/search/plain-words.rules.ts'
import type { KeyRing } from '#platform/sealing/key-ring.ts'
import { type Mark, markerFor } from '../repeated/marks.ts'

const markTerm = markerFor('marks of words to find')

/** In so many texts that nobody looks for them alone. */
const COMMON = new Set(`a about after again all am an and any are as at be because been before being between both but by can could did do does doing down during each few for from
  further had has have having he her here hers herself him himself his how i if in into is it its itself just me more most my myself no nor not now of off on once only or other our
  ours out over own same she should so some such than that the their theirs them themselves then there these they this those through to too under until up very was we were what when
  where which while who whom why will with would you your yours`.split(/\s+/))

/** Words one by one, and two by two as they stand. */
function termsOf(words: readonly string[]): readonly string[] {
  const stems = words.map(stemOf)
  return [...words.flatMap((word, at) => (COMMON.has(word) ? [] : [`word ${stems[at] ?? word}`])), ...stems.slice(1).map((stem, at) => `pair ${stems[at] ?? ''} ${stem}`)]
}

const marksOfTerms = (ring: KeyRing, keyId: string, terms: readonly string[]): readonly Mark[] => [...new Set(terms.map((term) => markTerm(ring.keyOf(keyId), term)))]

/** In the order of their numbers: nothing tells which word came first. */
export const wordMarksOf = (ring: KeyRing, keyId: string, text: string): readonly Mark[] =>
  marksOfTerms(ring, keyId, termsOf(wordsIn(text).map(({ plain }) => plain))).toSorted((one, other) => (BigInt(one) < BigInt(other) ? -1 : 1))

/** A quotation is meant that has all of these marks and of none of those groups each. */
export type WantedMarks = Readonly<{ all: readonly Mark[]; none: readonly (readonly Mark[])[] }>

/** What is looked for, under each key of the ring: quotations are marked with one of them. Nothing where only common words were typed. */
export function wantedMarks(ring: KeyRing, { any }: LookedFor): readonly WantedMarks[] {
  return ring.ids().flatMap((keyId) => {
    const marks = (phrase: Phrase) => marksOfTerms(ring, keyId, termsOf(phrase))
    return any.map(({ all, none }) => ({ all: [...new Set(all.flatMap(marks))], none: none.map(marks).filter((group) => group.length > 0) })).filter(({ all }) => all.length > 0)
  })
}
