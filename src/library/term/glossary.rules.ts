/** The glossary as people look through it: by letter, a page at a time. Pure. */
import type { ListedTerm } from './term.queries.ts'

const COLLATOR = new Intl.Collator('en', { sensitivity: 'base', numeric: true })

/** The letter under which a word stands, without its accent; undefined for those that begin with something else. */
export function letterOf(word: string): string | undefined {
  const first = word.normalize('NFKD')[0]?.toUpperCase() ?? ''
  return /^[A-Z]$/.test(first) ? first : undefined
}

type Word = Pick<ListedTerm, 'slug' | 'word'>
export type Letter<Of extends Word> = Readonly<{ letter: string | undefined; words: readonly Of[] }>

/** Words by letter, those without one first. */
export function byLetter<Of extends Word>(words: readonly Of[]): readonly Letter<Of>[] {
  const letters = Map.groupBy(words.toSorted((one, other) => COLLATOR.compare(one.word, other.word)), ({ word }) => letterOf(word))
  return [...letters].map(([letter, of]) => ({ letter, words: of })).toSorted((one, other) => (one.letter ?? '').localeCompare(other.letter ?? ''))
}

/** What is shown of a long glossary: `from` is the word with which the page begins; from the first one where nothing is called so. */
export function pageOf<Of extends Word>(letters: readonly Letter<Of>[], from: string | undefined, most: number): Readonly<{ letters: readonly Letter<Of>[]; next: string | undefined; later: boolean }> {
  const all = letters.flatMap(({ words }) => words)
  const start = Math.max(0, all.findIndex(({ slug }) => slug === from))
  const shown = new Set(all.slice(start, start + most).map(({ slug }) => slug))
  const kept = letters.map(({ letter, words }) => ({ letter, words: words.filter(({ slug }) => shown.has(slug)) })).filter(({ words }) => words.length > 0)
  return { letters: kept, next: all[start + most]?.slug, later: start > 0 }
}
