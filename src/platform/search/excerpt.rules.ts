/** The part of a text that shows why it was found. Pure. */
import { type Word, joinWords, stemOf } from './plain-words.rules.ts'

export type Part = Readonly<{ text: string; marked: boolean }>

/** `before`, `after`: more of the text stands there. */
export type Excerpt = Readonly<{ before: boolean; parts: readonly Part[]; after: boolean }>

/** So many characters are read at a glance. */
const MOST = 240
/** Some words before the first that was looked for. */
const LEAD = 60

/** The stretch of a text with most of the words that were looked for; its beginning where it has none. */
export function excerptOf(text: string, wanted: readonly string[]): Excerpt {
  const words = joinWords(text)
  const marks = marksOf(words, wanted)
  const from = bestStart(marks)
  const begins = from <= LEAD ? 0 : words.find((word) => word.begins >= from - LEAD)?.begins ?? from
  const ends = text.length <= begins + MOST ? text.length : Math.max(words.findLast((word) => word.ends <= begins + MOST)?.ends ?? 0, begins + 1)
  return { before: begins > 0, parts: cut(text, begins, ends, marks), after: ends < text.length }
}

/** The whole of a short text, such as a title. */
export const marked = (text: string, wanted: readonly string[]): readonly Part[] => cut(text, 0, text.length, marksOf(joinWords(text), wanted))

type Span = Readonly<{ begins: number; ends: number }>

function marksOf(words: readonly Word[], wanted: readonly string[]): readonly Span[] {
  const stems = wanted.map(stemOf)
  const known = new Set(stems)
  // The database cuts more endings off than we do: what begins alike and is long enough is taken for the same.
  const long = stems.filter((stem) => stem.length >= 5)
  // Only endings are cut off, so that most words needn't be.
  const firsts = new Set(stems.map((stem) => stem.charAt(0)))
  return words.filter(({ plain }) => (firsts.has(plain.charAt(0)) && known.has(stemOf(plain))) || long.some((stem) => plain.startsWith(stem)))
}

/** Where the stretch begins that holds most marks. */
function bestStart(marks: readonly Span[]): number {
  let [best, most, last] = [0, 0, 0]
  for (const [at, mark] of marks.entries()) {
    while ((marks[last]?.ends ?? Infinity) <= mark.begins + MOST - LEAD) last++
    if (last - at > most) [best, most] = [mark.begins, last - at]
  }
  return best
}

function cut(text: string, begins: number, ends: number, marks: readonly Span[]): readonly Part[] {
  const parts: Part[] = []
  let at = begins
  for (const mark of marks.filter((one) => one.begins >= begins && one.ends <= ends)) {
    if (mark.begins > at) parts.push({ text: text.slice(at, mark.begins), marked: false })
    parts.push({ text: text.slice(mark.begins, mark.ends), marked: true })
    at = mark.ends
  }
  if (at < ends) parts.push({ text: text.slice(at, ends), marked: false })
  return parts
}
