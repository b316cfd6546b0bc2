/**
 * Every sentence that a person sees comes from a module's `words/<locale>.json`: nested objects of ICU messages, as Weblate edits them.
 * Keys are typed from the English file: a missing or unknown key doesn't compile. A fact that a sentence needs and isn't given throws.
 */
import { type Formatters, IntlMessageFormat } from 'intl-messageformat'
import { LOCALES, type Locale, localeNow } from './locale.ts'

export type Catalogue = { readonly [key: string]: string | Catalogue }

/** The dotted keys of a catalogue: `'voice.record.title'`. */
export type Key<C> = { [K in keyof C & string]: C[K] extends string ? K : `${K}.${Key<C[K]>}` }[keyof C & string]

export type Facts = Readonly<Record<string, string | number | Date | undefined>>

/** Says a sentence of the module in the language of the page. */
export type Say<C> = (key: Key<C>, facts?: Facts) => string

const accents: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', n: 'ñ', c: 'ç', y: 'ý' }
const accented = (text: string) => `⟦${text.replace(/[aeiouAEIOUncy]/g, (letter) => accents[letter] ?? letter)}⟧`

/** How numbers and days are written in every language of ours so far. */
const LOCALE = 'en-GB'

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

/** What plain text looks like to the parser: read off a message that is nothing else, because its list of types isn't exported. */
const LITERAL = new IntlMessageFormat('text', 'en').getAst()[0]?.type
const isLiteral = (element: Element): element is Extract<Element, { type: 0 }> => element.type === LITERAL
/** And what a fact looks like that is said as it is. */
const ARGUMENT = new IntlMessageFormat('{fact}', 'en').getAst()[0]?.type
const isPlain = (element: Element): element is Extract<Element, { type: 0 | 1 }> => isLiteral(element) || element.type === ARGUMENT

/** The same message with every letter that a person would read marked, so that an unmarked one is a sentence outside the catalogue. */
const pseudo = (elements: readonly Element[]): Element[] =>
  elements.map((element) => {
    // By shape, not by the parser's numbers: only a literal has a text and no options, only plurals and selects have options.
    if (!('options' in element)) return isLiteral(element) ? { ...element, value: accented(element.value) } : element
    const options = Object.fromEntries(Object.entries(element.options).map(([name, option]) => [name, { ...option, value: pseudo(option.value) }]))
    return { ...element, options }
  })

const find = (catalogue: Catalogue, key: string): string | undefined => {
  let here: string | Catalogue | undefined = catalogue
  for (const part of key.split('.')) here = typeof here === 'object' ? here[part] : undefined
  return typeof here === 'string' ? here : undefined
}

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

/** A sentence that waits for its facts. */
type Sentence = (facts: Facts) => string

/** Words and plain facts one after the other: the library would make an object of each, hundreds of times on a page. Undefined where it has to say what is missing. */
function joined(elements: readonly Extract<Element, { type: 0 | 1 }>[], facts: Facts): string | undefined {
  let said = ''
  for (const element of elements) {
    const part = isLiteral(element) ? element.value : facts[element.value]
    if (typeof part !== 'string' && typeof part !== 'number') return undefined
    said += part
  }
  return said
}

function compile(text: string, locale: Locale, key: string): Sentence {
  const read = new IntlMessageFormat(text, LOCALE, undefined, OPTIONS)
  const message = locale === 'en-XA' ? new IntlMessageFormat(pseudo(read.getAst()), LOCALE, undefined, OPTIONS) : read
  const elements = message.getAst()
  // Most of a page's words wait for nothing.
  const [only] = elements
  if (elements.length === 1 && only !== undefined && isLiteral(only)) return () => only.value
  const plain = elements.every(isPlain) ? elements : undefined
  return (facts) => {
    const said = (plain === undefined ? undefined : joined(plain, facts)) ?? message.format(facts)
    if (typeof said !== 'string') throw new Error(`the words for «${key}» are not text`)
    return said
  }
}

/**
 * The words of one module. `say` takes keys of the English catalogue; another locale's missing key falls back to English.
 * @throws where a key isn't in the catalogue or a fact is missing.
 */
export function wordsOf<const C extends Catalogue>(english: C): Say<C> {
  const compiled = Object.fromEntries(LOCALES.map((locale) => [locale, new Map<string, Sentence>()]))
  return (key, facts = {}) => {
    const locale = localeNow()
    const known = compiled[locale]?.get(key)
    if (known !== undefined) return known(facts)
    const text = find(english, key)
    if (text === undefined) throw new Error(`no words for «${key}»`)
    const sentence = compile(text, locale, key)
    compiled[locale]?.set(key, sentence)
    return sentence(facts)
  }
}
