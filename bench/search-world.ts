/** Fifty thousand made-up entries of a library, for figures about the search: common words, rare ones, and facets as a library has them. */
import type { SearchRow } from '#platform/search/feed.queries.ts'

/** Each comes about half as often as the one two places before it, as words do. */
const COMMON = 'co-production care people community services health support planning carers local partnership evaluation commissioning families wellbeing housing mental rural assets equality digital power learning youth ageing disability recovery dementia volunteering participation'.split(' ')
const ENDINGS = ['ation', 'ment', 'ing', 'er', 'ity', 'al', 'ship', 'ness']
const ROOTS = 'bal cor dun ferm gal hest ind jor kel lim mor nav orl pen quil ros sand tor ulv ven wick yar zel'.split(' ')

/** A row of numbers that look drawn by chance and are the same each time. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const pick = <Value>(all: readonly Value[], at: number): Value => {
  const found = all[Math.min(all.length - 1, Math.floor(at * all.length))]
  if (found === undefined) throw new Error('there is nothing to pick from')
  return found
}

/** Twenty thousand words that nobody uses twice as often as the next. */
const rare = (at: number): string => pick(ROOTS, at) + pick(ROOTS, (at * 23) % 1) + pick(ROOTS, (at * 529) % 1) + pick(ENDINGS, (at * 12_167) % 1)
const word = (next: () => number): string => (next() < 0.55 ? pick(COMMON, next() ** 2.2) : rare(next() ** 1.6))
const words = (next: () => number, count: number): string => Array.from({ length: count }, () => word(next)).join(' ')
const sentences = (next: () => number, count: number): string => Array.from({ length: count }, () => `The ${words(next, 6)} of ${words(next, 5)} in ${words(next, 3)}.`).join(' ')

const TYPES = ['report', 'toolkit', 'case-study', 'briefing', 'presentation', 'video', 'website', 'template', 'training']
const WAYS = ['commissioning', 'designing', 'delivering', 'evaluating']
const FORMATS = ['easy-read', 'bsl', 'transcript', 'large-print']
const LANGUAGES = ['en', 'en', 'en', 'en', 'en', 'gd', 'cy', 'pl']
const facetsOf = (next: () => number): readonly string[] => [
  `type:${pick(TYPES, next() ** 1.5)}`, `scope:${pick(['scotland', 'uk', 'wider'], next())}`, `language:${pick(LANGUAGES, next())}`, `sector:${pick(['health', 'care', 'housing', 'justice', 'education'], next())}`,
  ...WAYS.filter(() => next() < 0.4).map((way) => `way:${way}`), ...FORMATS.filter(() => next() < 0.15).map((format) => `format:${format}`),
  ...Array.from({ length: 4 }, () => `topic:topic-${Math.floor(next() ** 2 * 80)}`),
]

const uuid = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
const BEGAN = Date.UTC(2010, 0, 1)

/** @yields {readonly SearchRow[]} so many rows in parts of a thousand */
export function* searchRows(many: number): Generator<readonly SearchRow[]> {
  const next = numbers(7)
  for (let from = 0; from < many; from += 1_000) {
    yield Array.from({ length: Math.min(1_000, many - from) }, (_, n) => ({
      module: 'library', kind: next() < 0.9 ? 'resource' : 'case', id: uuid(from + n), audience: 'public', path: `/library/resources/${uuid(from + n)}`, title: words(next, 4 + Math.floor(next() * 6)),
      about: `${pick(ROOTS, next())}, ${pick(ROOTS, next())} · ${words(next, 2)}`, text: sentences(next, 3 + Math.floor(next() * 3)), at: new Date(BEGAN + Math.floor(next() * 5e11)), year: 1995 + Math.floor(next() ** 0.5 * 32), facets: facetsOf(next),
    }))
  }
}
