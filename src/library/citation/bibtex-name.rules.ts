/** Names as BibTeX writes them: `de la Cruz, Jr, Ana and {NHS Scotland}`. Pure. */
import type { Name } from './csl.ts'
import { fromLatex, toLatex } from './latex.rules.ts'

/** The parts of a text between separators that stand in no braces. */
function splitOutside(text: string, separator: RegExp): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let from = 0
  const sticky = new RegExp(separator.source, 'iy')
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '\\') at += 1
    else if (sign === '{') depth += 1
    else if (sign === '}') depth = Math.max(0, depth - 1)
    else if (depth === 0) {
      sticky.lastIndex = at
      const found = sticky.exec(text)
      if (found !== null) {
        parts.push(text.slice(from, at))
        from = at + found[0].length
        at = from - 1
      }
    }
  }
  return [...parts, text.slice(from)]
}

/** One group of braces around the whole, and not around one letter with an accent. */
function isWhole(text: string): boolean {
  if (!text.startsWith('{') || text.startsWith('{\\')) return false
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '\\') at += 1
    else if (sign === '{') depth += 1
    else if (sign === '}') depth -= 1
    if (depth === 0) return at === text.length - 1
  }
  return false
}

const wordsOf = (text: string): readonly string[] => splitOutside(text.trim(), /[ \t\n~]+/).filter((word) => word !== '')
/** Of a «von» part: begins with a small letter. A word in braces has no case. */
const isSmall = (word: string): boolean => !word.startsWith('{') && /^\p{Ll}/u.test(fromLatex(word).replace(/^[’']/, ''))

const said = (words: readonly string[]): string => fromLatex(words.join(' '))

const nameOf = (parts: Readonly<Record<'particle' | 'family' | 'suffix' | 'given' | 'dropping', string>>): Name => ({
  ...(parts.family === '' ? {} : { family: parts.family }), ...(parts.given === '' ? {} : { given: parts.given }), ...(parts.particle === '' ? {} : { 'non-dropping-particle': parts.particle }),
  ...(parts.dropping === '' ? {} : { 'dropping-particle': parts.dropping }), ...(parts.suffix === '' ? {} : { suffix: parts.suffix }),
})

function readComma(last: string, suffix: string, first: string): Name {
  const lasts = wordsOf(last)
  const small = lasts.findIndex((word) => !isSmall(word))
  // The last word is a family name, however it begins.
  const von = small === -1 ? Math.max(0, lasts.length - 1) : small
  const firsts = wordsOf(first)
  const from = firsts.findIndex((_, at) => at > 0 && firsts.slice(at).every((one) => isSmall(one)))
  const dropping = from === -1 ? [] : firsts.slice(from)
  return nameOf({ particle: said(lasts.slice(0, von)), family: said(lasts.slice(von)), suffix: fromLatex(suffix), given: said(from === -1 ? firsts : firsts.slice(0, from)), dropping: said(dropping) })
}

function readPlain(text: string): Name {
  const words = wordsOf(text)
  const von = words.findIndex((word, at) => at < words.length - 1 && isSmall(word))
  const family = von === -1 ? words.length - 1 : words.findIndex((word, at) => at > von && (!isSmall(word) || at === words.length - 1))
  return nameOf({ given: said(words.slice(0, von === -1 ? family : von)), particle: von === -1 ? '' : said(words.slice(von, family)), family: said(words.slice(family)), suffix: '', dropping: '' })
}

function readName(text: string): Name | undefined {
  const plain = text.trim()
  if (plain === '' || /^others$/i.test(plain)) return undefined
  if (isWhole(plain)) return { literal: fromLatex(plain) }
  const parts = splitOutside(plain, /,/)
  const [last = '', second = '', third] = parts
  const name = parts.length === 1 ? readPlain(plain) : readComma(last, third === undefined ? '' : second, third ?? second)
  return Object.keys(name).length === 0 ? undefined : name
}

/** The names of a field. «and others» names nobody. */
export const readNames = (text: string): readonly Name[] => splitOutside(text.replace(/[ \t\n]+/g, ' '), / and /).flatMap((one) => readName(one) ?? []).filter((name) => Object.values(name).some((part) => part !== ''))

/** In braces where it would be understood otherwise. */
const guarded = (text: string, isAmbiguous: (text: string) => boolean): string => (isAmbiguous(text) ? `{${toLatex(text)}}` : toLatex(text))
const hasMeaning = (text: string): boolean => /,|\band\b|^others$/i.test(text)

function writeName(name: Name): string {
  const { family = '', given = '', suffix = '', literal } = name
  if (literal !== undefined) return `{${toLatex(literal).replace(/^(?=\\)/, '{}')}}`
  const particle = name['non-dropping-particle'] ?? ''
  const dropping = name['dropping-particle'] ?? ''
  const last = [toLatex(particle), guarded(family, (text) => hasMeaning(text) || /^\p{Ll}|^[’']\p{Ll}/u.test(text) && (text.includes(' ') || particle === ''))].filter((part) => part !== '').join(' ')
  const first = [guarded(given, (text) => hasMeaning(text) || / \p{Ll}/u.test(text)), toLatex(dropping)].filter((part) => part !== '').join(' ')
  return [last, ...(suffix === '' ? [] : [guarded(suffix, hasMeaning)]), first].join(', ').trim()
}

export const writeNames = (names: readonly Name[]): string => names.map(writeName).join(' and ')
