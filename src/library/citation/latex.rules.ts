/** Text as BibTeX writes it, and back: accents, signs, groups. One pass, no recursion, whatever is in it. Pure. */
import { tidy } from './csl.ts'

const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300', "'": '\u0301', '^': '\u0302', '~': '\u0303', '=': '\u0304', u: '\u0306', '.': '\u0307', '"': '\u0308', r: '\u030A', H: '\u030B', v: '\u030C', d: '\u0323', c: '\u0327', k: '\u0328', b: '\u0331',
}

const SIGNS: ReadonlyMap<string, string> = new Map(Object.entries({
  ss: 'ß', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ', o: 'ø', O: 'Ø', l: 'ł', L: 'Ł', aa: 'å', AA: 'Å', i: 'ı', j: 'ȷ', dh: 'ð', DH: 'Ð', th: 'þ', TH: 'Þ', dj: 'đ', DJ: 'Đ', ng: 'ŋ', NG: 'Ŋ',
  S: '§', P: '¶', pounds: '£', textsterling: '£', euro: '€', texteuro: '€', copyright: '©', textcopyright: '©', textregistered: '®', texttrademark: '™', dag: '†', textdagger: '†',
  ddag: '‡', textdaggerdbl: '‡', textendash: '–', textemdash: '—', textquoteleft: '‘', textquoteright: '’', textquotedblleft: '“', textquotedblright: '”', quotesinglbase: '‚',
  quotedblbase: '„', guillemotleft: '«', guillemotright: '»', guilsinglleft: '‹', guilsinglright: '›', textexclamdown: '¡', textquestiondown: '¿', ldots: '…', dots: '…', textellipsis: '…',
  textbullet: '•', textperiodcentered: '·', textdegree: '°', textmu: 'µ', texttimes: '×', textdiv: '÷', textpm: '±', textonehalf: '½', textonequarter: '¼', textthreequarters: '¾',
  textonesuperior: '¹', texttwosuperior: '²', textthreesuperior: '³', textordfeminine: 'ª', textordmasculine: 'º', textsection: '§', textparagraph: '¶', textcent: '¢', textyen: '¥',
  textbackslash: '\\', textbraceleft: '{', textbraceright: '}', textasciitilde: '~', textasciicircum: '^', textunderscore: '_', textbar: '|', textless: '<', textgreater: '>', textdollar: '$',
  textquotesingle: "'", textquotedbl: '"', textasciigrave: '`', textnumero: '№', textrightarrow: '→', textleftarrow: '←', infty: '∞', times: '×', par: '\n', newline: ' ', LaTeX: 'LaTeX', TeX: 'TeX', slash: '/',
}))

/** Commands whose text is set apart, and how CSL-JSON sets it apart. */
const STYLES: ReadonlyMap<string, string> = new Map(Object.entries({ textit: 'i', emph: 'i', textsl: 'i', textbf: 'b', textsuperscript: 'sup', textsubscript: 'sub' }))

/** Deeper braces than these open nothing. */
const DEEPEST = 200

/** Reads on from a place in a text; `open` holds what the groups that are open end with. */
class Reading {
  readonly text: string
  at = 0
  out: string[] = []
  open: string[] = []

  constructor(text: string) {
    this.text = text
  }

  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)?.[0]
    if (found !== undefined) this.at += found.length
    return found
  }
}

const WORD = /[A-Za-z]+/y
const SPACE = /[ \t\n]*/y
const LETTER = /\\?[ij](?![A-Za-z])|[^\\{}]/uy
const GROUPED_LETTER = /\{\s*(?:\\[ij](?![A-Za-z])|[^\\{}]|\{[^\\{}]\})?\s*\}/uy

/** An accent over the letter that follows, in braces or not. */
function readAccent(reading: Reading, mark: string): void {
  const combining = ACCENTS[mark] ?? ''
  reading.take(SPACE)
  const letter = (reading.take(GROUPED_LETTER) ?? reading.take(LETTER) ?? '').replace(/[{}\\\s]/g, '')
  if (letter === '') reading.out.push(/[`'^~"=.]/.test(mark) && mark !== '=' && mark !== '.' ? mark : '')
  else reading.out.push((letter + combining).normalize('NFC'))
}

function openGroup(reading: Reading, before: string, after: string): void {
  if (reading.open.length >= DEEPEST) return
  reading.out.push(before)
  reading.open.push(after)
}

function readCommand(reading: Reading): void {
  reading.at += 1
  const word = reading.take(WORD)
  if (word === undefined) {
    const sign = reading.text[reading.at] ?? ''
    reading.at += 1
    if (sign in ACCENTS) readAccent(reading, sign)
    else reading.out.push(/[\s\\,]/.test(sign) ? ' ' : (/[-/@!;:]/.test(sign) ? '' : sign))
    return
  }
  if (word.length === 1 && word in ACCENTS) return readAccent(reading, word)
  const sign = SIGNS.get(word)
  reading.take(SPACE)
  if (sign !== undefined) {
    if (reading.text.startsWith('{}', reading.at)) reading.at += 2
    reading.out.push(sign)
    return
  }
  const isGroup = reading.text[reading.at] === '{'
  const style = STYLES.get(word)
  if (style !== undefined && isGroup) {
    reading.at += 1
    return openGroup(reading, `<${style}>`, `</${style}>`)
  }
  // Not known: what it is about stays; its name only where there is nothing else.
  if (!isGroup) reading.out.push(`${word} `)
}

const LIGATURES: readonly (readonly [string, string])[] = [['---', '—'], ['--', '–'], ['``', '“'], ["''", '”']]
const HIGH = /\$\^\{?([0-9+\-=()n])\}?\$/g
const HIGHS = new Map(Array.from('0123456789+-=()n', (sign, at) => [sign, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'[at] ?? sign]))

/** What begins something else than itself. Most texts have none of it. */
const SPECIAL = /[\\{}~$]|--|``|''|\n[ \t]*\n/
/** What stands for itself up to the next sign that may not. */
const PLAIN = /[^\\{}~`'-]+/y

/** What the text of a BibTeX field says. Paragraphs are lines. */
export function fromLatex(latex: string): string {
  if (!SPECIAL.test(latex)) return tidy(latex.replaceAll('\n', ' '))
  const reading = new Reading(latex.replace(HIGH, (_, sign: string) => HIGHS.get(sign) ?? sign).replace(/\n[ \t]*\n\s*/g, '\\par{}').replace(/[ \t\n]+/g, ' '))
  while (reading.at < reading.text.length) {
    const plain = reading.take(PLAIN)
    if (plain !== undefined) {
      reading.out.push(plain)
      continue
    }
    const sign = reading.text[reading.at]
    const ligature = LIGATURES.find(([from]) => reading.text.startsWith(from, reading.at))
    if (sign === '\\') readCommand(reading)
    else if (ligature !== undefined) {
      reading.out.push(ligature[1])
      reading.at += ligature[0].length
    } else {
      reading.at += 1
      if (sign === '{') openGroup(reading, '', '')
      else if (sign === '}') reading.out.push(reading.open.pop() ?? '')
      else reading.out.push(sign === '~' ? '\u00A0' : (sign ?? ''))
    }
  }
  return tidy([...reading.out, ...reading.open.toReversed()].join(''))
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '{\\textbackslash}', '{': '{\\textbraceleft}', '}': '{\\textbraceright}', $: '\\$', '&': '\\&', '%': '\\%', '#': '\\#', _: '\\_', '~': '{\\textasciitilde}', '^': '{\\textasciicircum}', '\u00A0': '~',
}

/** Whether a text may stand in braces as it is: every brace has its other, and none is taken away by a backslash at the end. */
export function isBalanced(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '\\') at += 1
    else if (sign === '{') depth += 1
    else if (sign === '}') depth -= 1
    if (depth < 0 || at === text.length) return false
  }
  return depth === 0
}

const COMMANDS: Readonly<Record<string, string>> = { i: 'textit', b: 'textbf', sup: 'textsuperscript', sub: 'textsubscript' }

/** A text for a BibTeX field, in UTF-8 as all of today's programs read it; what BibTeX would understand otherwise is said by name. */
export function toLatex(text: string): string {
  const plain = text.replace(/[\\{}$&%#_~^\u00A0]/g, (sign) => ESCAPES[sign] ?? sign).replace(/--+/g, (dashes) => dashes.split('').join('{}'))
    .replace(/''+|``+/g, (quotes) => quotes.split('').join('{}')).replace(/(^|\n)@/g, '$1{@}').replaceAll('\n', '\n\n')
  let styled = plain
  // Innermost first; some levels are all there are.
  for (let level = 0; level < 4; level += 1) {
    styled = styled.replace(/<(i|b|sup|sub)>([^<>]*)<\/\1>/g, (all, style: string, inner: string) => (isBalanced(inner) ? `\\${COMMANDS[style]}{${inner}}` : all))
  }
  return styled
}

/** The same for a title: words whose capitals no style may take away stand in braces. */
export function toLatexTitle(text: string): string {
  let isFirst = true
  return toLatex(text).replace(/\\[A-Za-z]+|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu, (word) => {
    if (word.startsWith('\\')) return word
    const capitals = isFirst ? word.slice(1) : word
    isFirst = false
    return /\p{Lu}/u.test(capitals) ? `{${word}}` : word
  })
}

/** An address, a DOI or a path: not LaTeX, but some programs put a backslash before signs in it. */
export const fromVerbatim = (text: string): string =>
  text.replace(/^\\url\s*\{(.*)\}$/s, '$1').replace(/\{?\\textasciitilde(?:\{\}|\s)?\}?|\\~\{\}/g, '~').replace(/\\([_%&#$~{}])/g, '$1').replace(/[{}]/g, '').replace(/\s+/g, ' ').trim()

/** Addresses have no braces in them but as `%7B`. */
export const toVerbatim = (text: string): string => text.replace(/[{}\\\s]/g, (sign) => encodeURIComponent(sign))
