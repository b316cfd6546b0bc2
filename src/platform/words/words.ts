/**
 * Every sentence that a person sees comes from a module's `words/<locale>.json`: nested objects of ICU messages, as Weblate edits them.
 * Keys are typed from the English file: a missing or unknown key doesn't compile. A fact that a sentence needs and isn't given throws.
 */
import { IntlMessageFormat } from 'intl-messageformat'
import { type Locale, localeNow } from './locale.ts'

export type Catalogue = { readonly [key: string]: string | Catalogue }

/** The dotted keys of a catalogue: `'voice.record.title'`. */
export type Key<C> = { [K in keyof C & string]: C[K] extends string ? K : `${K}.${Key<C[K]>}` }[keyof C & string]

export type Facts = Readonly<Record<string, string | number | Date | undefined>>

/** Says a sentence of the module in the language of the page. */
export type Say<C> = (key: Key<C>, facts?: Facts) => string

const accents: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú', A: 'Á', E: 'É', I: 'Í', O: 'Ó', U: 'Ú', n: 'ñ', c: 'ç', y: 'ý' }
const accented = (text: string) => `⟦${text.replace(/[aeiouAEIOUncy]/g, (letter) => accents[letter] ?? letter)}⟧`

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

/** What plain text looks like to the parser: read off a message that is nothing else, because its list of types isn't exported. */
const LITERAL = new IntlMessageFormat('text', 'en').getAst()[0]?.type
const isLiteral = (element: Element): element is Extract<Element, { type: 0 }> => element.type === LITERAL

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

const compile = (message: string, locale: Locale) =>
  locale === 'en-XA'
    ? new IntlMessageFormat(pseudo(new IntlMessageFormat(message, 'en-GB', undefined, { ignoreTag: true }).getAst()), 'en-GB')
    : new IntlMessageFormat(message, 'en-GB', undefined, { ignoreTag: true })

/**
 * The words of one module. `say` takes keys of the English catalogue; another locale's missing key falls back to English.
 * @throws where a key isn't in the catalogue or a fact is missing.
 */
export function wordsOf<const C extends Catalogue>(english: C): Say<C> {
  const compiled = new Map<string, IntlMessageFormat>()
  return (key, facts = {}) => {
    const locale = localeNow()
    const name = `${locale} ${key}`
    let message = compiled.get(name)
    if (message === undefined) {
      const text = find(english, key)
      if (text === undefined) throw new Error(`no words for «${key}»`)
      message = compile(text, locale)
      compiled.set(name, message)
    }
    const said = message.format(facts)
    if (typeof said !== 'string') throw new Error(`the words for «${key}» are not text`)
    return said
  }
}
