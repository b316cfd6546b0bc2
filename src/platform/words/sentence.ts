/** A sentence of a catalogue, an ICU message, made ready to be said with its facts. */
import { type Formatters, IntlMessageFormat } from 'intl-messageformat'
import type { Locale } from './locale.ts'

export type Facts = Readonly<Record<string, string | number | Date | undefined>>

/** A sentence that waits for its facts. */
export type Sentence = (facts: Facts) => string

const accents: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', n: 'ñ', c: 'ç', y: 'ý' }
const accented = (text: string) => `⟦${text.replace(/[aeiouAEIOUncy]/g, (letter) => accents[letter] ?? letter)}⟧`

/** How numbers and days are written in every language of ours so far. */
const LOCALE = 'en-GB'

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

/** What the parts of a message look like to the parser: read off messages that have them, because its list of types isn't exported. */
const typeOf = (message: string) => new IntlMessageFormat(message, 'en').getAst()[0]?.type
const [LITERAL, ARGUMENT, NUMBER, PLURAL] = [typeOf('text'), typeOf('{fact}'), typeOf('{fact, number}'), typeOf('{fact, plural, other {}}')]
const isLiteral = (element: Element): element is Extract<Element, { type: 0 }> => element.type === LITERAL
const isArgument = (element: Element): element is Extract<Element, { type: 1 }> => element.type === ARGUMENT
const isNumber = (element: Element): element is Extract<Element, { type: 2 }> => element.type === NUMBER
const isPlural = (element: Element): element is Extract<Element, { type: 6 }> => element.type === PLURAL
/** The «#» of a plural: the only part without a value. */
const isCount = (element: Element): element is Extract<Element, { type: 7 }> => !('value' in element)

/** The same message with every letter that a person would read marked, so that an unmarked one is a sentence outside the catalogue. */
const pseudo = (elements: readonly Element[]): Element[] =>
  elements.map((element) => {
    // By shape, not by the parser's numbers: only a literal has a text and no options, only plurals and selects have options.
    if (!('options' in element)) return isLiteral(element) ? { ...element, value: accented(element.value) } : element
    const options = Object.fromEntries(Object.entries(element.options).map(([name, option]) => [name, { ...option, value: pseudo(option.value) }]))
    return { ...element, options }
  })

/** Kept by what they are asked with: the library's own memory writes its key as JSON at each number of a page. */
const remembered = <Options, Formatter>(make: (options: Options | undefined) => Formatter) => {
  const plain = make(undefined)
  const others = new Map<string, Formatter>()
  return (_locales?: string | string[], options?: Options): Formatter => {
    if (options === undefined) return plain
    const name = JSON.stringify(options)
    const known = others.get(name) ?? make(options)
    others.set(name, known)
    return known
  }
}

const FORMATTERS: Formatters = {
  getNumberFormat: remembered((options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(LOCALE, options)),
  getDateTimeFormat: remembered((options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(LOCALE, options)),
  getPluralRules: remembered((options?: Intl.PluralRulesOptions) => new Intl.PluralRules(LOCALE, options)),
}

const OPTIONS = { ignoreTag: true, formatters: FORMATTERS } as const

/** How a number is written, and which form of a plural it takes. */
type Told = Readonly<{ written: string; form: string }>
const tell = (n: number): Told => ({ written: FORMATTERS.getNumberFormat().format(n), form: FORMATTERS.getPluralRules().select(n) })

/** Of the numbers that pages are full of it is known from the first time; nobody counts to «-0». */
const small: Told[] = []
const told = (n: number): Told => (Number.isInteger(n) && n >= 0 && n < 1_000 ? small[n] ??= tell(Math.abs(n)) : tell(n))

/** Says a part of a message; undefined where the library has to say what is missing. `count`: what «#» stands for. */
type Part = (facts: Facts, count: number) => string | undefined

/**
 * Words, plain facts, numbers and how many, one after the other: the library would make an object of each, hundreds of times on a page.
 * @returns undefined where a part is of another kind
 */
function together(elements: readonly Element[]): Part | undefined {
  const parts = elements.map(partOf)
  if (!parts.every((part) => part !== undefined)) return undefined
  return (facts, count) => {
    let said = ''
    for (const part of parts) {
      const one = typeof part === 'string' ? part : part(facts, count)
      if (one === undefined) return undefined
      said += one
    }
    return said
  }
}

function partOf(element: Element): string | Part | undefined {
  if (isLiteral(element)) return element.value
  if (isArgument(element)) {
    return (facts) => {
      const fact = facts[element.value]
      return typeof fact === 'string' ? fact : typeof fact === 'number' ? String(fact) : undefined
    }
  }
  if (isCount(element)) return (_, count) => told(count).written
  if (isNumber(element)) return isStyled(element) ? undefined : (facts) => numberIn(facts, element.value, (n) => told(n).written)
  return isPlural(element) ? pluralOf(element) : undefined
}

const isStyled = ({ style }: Extract<Element, { type: 2 }>): boolean => style !== undefined && style !== null
const numberIn = (facts: Facts, name: string, say: (n: number) => string | undefined): string | undefined => {
  const fact = facts[name]
  return typeof fact === 'number' ? say(fact) : undefined
}

function pluralOf({ value, options, offset, pluralType }: Extract<Element, { type: 6 }>): Part | undefined {
  const forms = new Map(Object.entries(options).map(([name, option]) => [name, together(option.value)]))
  if (offset !== 0 || pluralType !== 'cardinal' || [...forms.values()].includes(undefined)) return undefined
  return (facts) => numberIn(facts, value, (n) => (forms.get(`=${n}`) ?? forms.get(told(n).form) ?? forms.get('other'))?.(facts, n))
}

/** @throws as it is said, where a fact is missing; `key` names it */
export function sentenceOf(text: string, locale: Locale, key: string): Sentence {
  const read = new IntlMessageFormat(text, LOCALE, undefined, OPTIONS)
  const message = locale === 'en-XA' ? new IntlMessageFormat(pseudo(read.getAst()), LOCALE, undefined, OPTIONS) : read
  const elements = message.getAst()
  // Most of a page's words wait for nothing.
  const [only] = elements
  if (elements.length === 1 && only !== undefined && isLiteral(only)) return () => only.value
  const quickly = together(elements)
  return (facts) => {
    const said = quickly?.(facts, Number.NaN) ?? message.format(facts)
    if (typeof said !== 'string') throw new Error(`the words for «${key}» are not text`)
    return said
  }
}
