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

export type ExplainedWords = Readonly<{ first: Step; count: number }>

const LETTERS = /[\p{L}\p{M}\p{N}]+/gu
const keyOf = (word: string) => word.normalize('NFC').toLowerCase()

/** Makes what is explained ready to be found; of two that are written alike the first counts. */
export function explainedWords(all: readonly ExplainedWord[]): ExplainedWords {
  const first: Step = { on: new Map() }
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
    }
  }
  return { first, count: all.length }
}

/** A word in a text. `joined`: what stands between it and the one before lets the two belong together, as in «time bank» and «time-bank». */
type Token = Readonly<{ key: string; start: number; end: number; joined: boolean }>

/** Addresses and what else nobody reads as words. */
const isAddress = (chunk: string) => chunk.includes('://') || chunk.includes('@') || chunk.startsWith('www.')
const BETWEEN = /^[\s\u2010\u2011-]$/u

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  for (const { 0: chunk, index: at } of text.matchAll(/\S+/g)) {
    if (isAddress(chunk)) continue
    for (const { 0: word, index } of chunk.matchAll(LETTERS)) {
      const [start, before] = [at + index, tokens.at(-1)]
      tokens.push({ key: keyOf(word), start, end: start + word.length, joined: before !== undefined && BETWEEN.test(text.slice(before.end, start)) })
    }
  }
  return tokens
}

/** Part of a longer word: «prevention-focused» is not «prevention». */
const isPart = (text: string, start: number, end: number) => /[\p{L}\p{N}][\u2010\u2011-]$/u.test(text.slice(Math.max(0, start - 3), start)) || /^[\u2010\u2011-][\p{L}\p{N}]/u.test(text.slice(end, end + 3))

/** The longest that begins with this word. */
function longestFrom({ first }: ExplainedWords, tokens: readonly Token[], from: number): Readonly<{ explained: ExplainedWord; last: number }> | undefined {
  let step = tokens[from] === undefined ? undefined : first.on.get(tokens[from].key)
  let found: { explained: ExplainedWord; last: number } | undefined
  for (let at = from; step !== undefined; at += 1) {
    if (step.explained !== undefined) found = { explained: step.explained, last: at }
    const next: Token | undefined = tokens[at + 1]
    step = next?.joined === true ? step.on.get(next.key) : undefined
  }
  return found
}

/** A piece of a text: words as they stand, or one that is explained. */
export type Piece = Readonly<{ text: string; explained?: ExplainedWord }>

/**
 * The text in pieces.
 * @param known what was met before on the same page: it is not marked again. What is marked now is added.
 */
export function piecesOf(text: string, words: ExplainedWords, known: Set<ExplainedWord>): readonly Piece[] {
  if (known.size >= words.count) return [{ text }]
  const tokens = tokensOf(text)
  const pieces: Piece[] = []
  let said = 0
  for (let at = 0; at < tokens.length; at += 1) {
    const found = longestFrom(words, tokens, at)
    const [start, end] = [tokens[at]?.start ?? 0, tokens[found?.last ?? at]?.end ?? 0]
    if (found === undefined || isPart(text, start, end)) continue
    at = found.last
    if (known.has(found.explained)) continue
    known.add(found.explained)
    if (start > said) pieces.push({ text: text.slice(said, start) })
    pieces.push({ text: text.slice(start, end), explained: found.explained })
    said = end
  }
  if (said < text.length || pieces.length === 0) pieces.push({ text: text.slice(said) })
  return pieces
}
