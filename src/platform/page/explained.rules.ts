/**
 * Finds words that are explained elsewhere in what people wrote. Pure. The text is gone through once, letter by letter and word by word, and
 * from each word as many as the longest explained one has: what it takes grows with the text, however many are explained and whatever it says.
 */

/** A word or several that are explained, as they may be written; capitals and the line between two words don't matter. */
export type ExplainedWord = Readonly<{
  /** Where it is explained. */
  href: string
  word: string
  spellings: readonly string[]
  /** What it means, in a sentence. */
  short: string
  /** A word on it that nobody should miss. */
  mark?: string | undefined
}>

/** Words as they follow each other: `'time'` leads on to `'bank'`, where something is explained. */
type Step = { readonly on: Map<string, Step>; explained?: ExplainedWord }

/** `beginnings`: how the first words begin, see `beginningOf`. */
export type ExplainedWords = Readonly<{ first: Step; beginnings: ReadonlySet<number>; count: number }>

const LETTERS = /[\p{L}\p{M}\p{N}]+/gu
const keyOf = (word: string) => (/^\w*$/.test(word) ? word : word.normalize('NFC')).toLowerCase()

/** The first two letters of a word as a number; undefined where one of them is none of the plain ones, for which capitals are a matter of one bit. */
function beginningOf(text: string, start: number, end: number): number | undefined {
  const one = text.charCodeAt(start) | 32
  const two = start + 1 < end ? text.charCodeAt(start + 1) | 32 : 0
  return one < 128 && two < 128 ? one * 128 + two : undefined
}

/** Makes what is explained ready to be found; of two that are written alike the first counts. */
export function explainedWords(all: readonly ExplainedWord[]): ExplainedWords {
  const first: Step = { on: new Map() }
  const beginnings = new Set<number>()
  for (const explained of all) {
    for (const written of [explained.word, ...explained.spellings]) {
      const words = written.match(LETTERS) ?? []
      let step = first
      for (const word of words) {
        const next = step.on.get(keyOf(word)) ?? { on: new Map() }
        step.on.set(keyOf(word), next)
        step = next
      }
      if (words.length > 0) step.explained ??= explained
      // A letter and its accent may be typed as two characters: then the first of them is plain.
      const begins = keyOf(words[0] ?? '').normalize('NFD')
      const beginning = beginningOf(begins, 0, begins.length)
      if (beginning !== undefined) beginnings.add(beginning)
    }
  }
  return { first, beginnings, count: all.length }
}

/** Which of the first 128 characters are letters or digits: nearly all that people type, looked up and not matched. */
const PLAIN = Array.from({ length: 128 }, (_, code) => /[a-z0-9]/i.test(String.fromCharCode(code)))
const LETTER = /[\p{L}\p{M}\p{N}]/u

/** Where a word that begins here ends; here where none does. */
function wordEnd(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0
    if (code < 128 ? PLAIN[code] !== true : !LETTER.test(String.fromCodePoint(code))) break
    at += code > 0xffff ? 2 : 1
  }
  return at
}

/** Whether two words with this between them may belong together, as in «time bank» and «time-bank». */
const JOINS = /^[\s\u2010\u2011-]$/u

/** Part of a longer word: «prevention-focused» is not «prevention». */
const isPart = (text: string, start: number, end: number) => /[\p{L}\p{N}][\u2010\u2011-]$/u.test(text.slice(Math.max(0, start - 3), start)) || /^[\u2010\u2011-][\p{L}\p{N}]/u.test(text.slice(end, end + 3))

/** Whether an explained word begins like this one: most words are passed by without making anything of them. */
function mayBegin({ beginnings }: ExplainedWords, text: string, start: number, end: number): boolean {
  const beginning = beginningOf(text, start, end)
  return beginning === undefined || beginnings.has(beginning)
}

/** The longest that begins with this word. */
function longestFrom({ first }: ExplainedWords, text: string, start: number, firstEnd: number): Readonly<{ explained: ExplainedWord; end: number }> | undefined {
  let [end, step] = [firstEnd, first.on.get(keyOf(text.slice(start, firstEnd)))]
  let found: { explained: ExplainedWord; end: number } | undefined
  while (step !== undefined) {
    if (step.explained !== undefined) found = { explained: step.explained, end }
    const next = JOINS.test(text.charAt(end)) ? wordEnd(text, end + 1) : end
    step = next > end + 1 ? step.on.get(keyOf(text.slice(end + 1, next))) : undefined
    end = next
  }
  return found
}

/** Says of each place whether it is in an address, or what else nobody reads as words. Asked from the beginning to the end: each stretch without a space is looked at once. */
function addressesIn(text: string): (at: number) => boolean {
  const stretches = /\S+/g
  let [end, isAddress] = [0, false]
  return (at) => {
    if (at < end) return isAddress
    stretches.lastIndex = at
    while (stretches.lastIndex > end && !/\s/.test(text.charAt(stretches.lastIndex - 1))) stretches.lastIndex -= 1
    const [stretch = ''] = stretches.exec(text) ?? []
    end = stretches.lastIndex
    isAddress = stretch.includes('://') || stretch.includes('@') || stretch.startsWith('www.')
    return isAddress
  }
}

/** A piece of a text: words as they stand, or one that is explained. */
export type Piece = Readonly<{ text: string; explained?: ExplainedWord }>

/**
 * The text in pieces.
 * @param known what was met before on the same page: it is not marked again. What is marked now is added.
 */
export function piecesOf(text: string, words: ExplainedWords, known: Set<ExplainedWord>): readonly Piece[] {
  if (known.size >= words.count) return [{ text }]
  const isInAddress = addressesIn(text)
  const pieces: Piece[] = []
  let said = 0
  for (let at = 0; at < text.length;) {
    const wordEnds = wordEnd(text, at)
    const found = wordEnds > at && mayBegin(words, text, at, wordEnds) ? longestFrom(words, text, at, wordEnds) : undefined
    const start = at
    at = found?.end ?? Math.max(wordEnds, at + 1)
    if (found === undefined || known.has(found.explained) || isPart(text, start, at) || isInAddress(start)) continue
    known.add(found.explained)
    if (start > said) pieces.push({ text: text.slice(said, start) })
    pieces.push({ text: text.slice(start, at), explained: found.explained })
    said = at
  }
  if (said < text.length || pieces.length === 0) pieces.push({ text: text.slice(said) })
  return pieces
}
