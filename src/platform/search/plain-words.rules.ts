/** Words of a text as they are compared: without capitals, accents and endings. Pure. */

export type Word = Readonly<{ plain: string; begins: number; ends: number }>

/** Letters and digits; a hyphen divides, for some write it and some don't. */
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’ʼ][\p{L}\p{N}\p{M}]+)*/gu

/** As everybody types it: without accents, apostrophes and capitals. */
const plainOf = (word: string): string => (PLAIN.test(word) ? word : word.normalize('NFKD').replace(/[\p{M}'’ʼ]/gu, '')).toLowerCase()
/** Most words, which have nothing to take away. */
const PLAIN = /^[A-Za-z0-9]*$/

/** Every word of a text, and where it stands. */
export const wordsIn = (text: string): readonly Word[] =>
  [...text.matchAll(WORD)].map((found) => ({ plain: plainOf(found[0]), begins: found.index, ends: found.index + found[0].length }))

/** «Co-production», «co production» and «coproduction» are one word, as in the index. Others with a hyphen are two. */
export function joinWords(text: string): readonly Word[] {
  const joined: Word[] = []
  for (const word of wordsIn(text)) {
    const last = joined.at(-1)
    const joins = last?.plain === 'co' && /^[-\u2010\u2011 ]$/.test(text.slice(last.ends, word.begins)) && /^\p{L}/u.test(word.plain)
    if (joins) joined[joined.length - 1] = { plain: `co${word.plain}`, begins: last.begins, ends: word.ends }
    else joined.push(word)
  }
  return joined
}

/** The words of some texts, each once, as the database knows them for «did you mean»: of letters only, not cut to their stems. */
export function knownWords(texts: readonly string[]): readonly string[] {
  const known = new Set<string>()
  for (const text of texts) {
    const plain = text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase()
      .replace(/(?<![\p{L}\p{N}_])co[-\u2010\u2011 ](?=\p{L})/gu, 'co').replace(/([\p{L}\p{N}_]us)es(?![\p{L}\p{N}_])/gu, '$1')
    for (const [word] of plain.matchAll(/[\p{L}\p{N}]+/gu)) if (word.length >= 3 && word.length <= 30) known.add(word)
  }
  return [...known].filter((word) => !/\p{N}/u.test(word))
}

const VOWEL = /[aeiouy]/
/** A consonant, a vowel and a consonant that is not silent: «hop», «car». An `e` that fell off after it comes back. */
const SHORT = /^[^aeiou]*[aeiouy][^aeiouwxy]$/

/**
 * A plain word without the commonest English endings: plurals, «-ed», «-ing», a last «e» (steps 1 and 5a of M. F. Porter, «An algorithm
 * for suffix stripping», 1980). Words of other languages stay as they are, or lose a letter in the same way wherever they stand.
 * @example stemOf('waited') === stemOf('waiting') && stemOf('cars') !== stemOf('care') // true
 */
export function stemOf(word: string): string {
  if (word.length < 4) return word
  const one = withoutPast(withoutPlural(word))
  if (/[^aeiou]y$/.test(one) && VOWEL.test(one.slice(0, -1))) return `${one.slice(0, -1)}i`
  return one.endsWith('e') && /[aeiouy][^aeiouy]/.test(one.slice(0, -1)) && !SHORT.test(one.slice(0, -1)) ? one.slice(0, -1) : one
}

function withoutPlural(word: string): string {
  if (/(ss|[a-z]us)es$/.test(word)) return word.slice(0, -2)
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return /[^su]s$/.test(word) ? word.slice(0, -1) : word
}

function withoutPast(word: string): string {
  if (word.endsWith('eed')) return word
  const left = word.replace(/(ed|ing)$/, '')
  if (left === word || !VOWEL.test(left)) return word
  if (/(at|bl|iz)$/.test(left)) return `${left}e`
  if (/([^aeioulsz])\1$/.test(left)) return left.slice(0, -1)
  return SHORT.test(left) ? `${left}e` : left
}
