/**
 * Every sentence that a person sees comes from a module's `words/<locale>.json`: nested objects of ICU messages, as Weblate edits them.
 * Keys are typed from the English file: a missing or unknown key doesn't compile. A fact that a sentence needs and isn't given throws.
 */
import { LOCALES, localeNow } from './locale.ts'
import { type Facts, type Sentence, sentenceOf } from './sentence.ts'

export type Catalogue = { readonly [key: string]: string | Catalogue }

/** The dotted keys of a catalogue: `'voice.record.title'`. */
export type Key<C> = { [K in keyof C & string]: C[K] extends string ? K : `${K}.${Key<C[K]>}` }[keyof C & string]

export type { Facts } from './sentence.ts'

/** Says a sentence of the module in the language of the page. */
export type Say<C> = (key: Key<C>, facts?: Facts) => string

const find = (catalogue: Catalogue, key: string): string | undefined => {
  let here: string | Catalogue | undefined = catalogue
  for (const part of key.split('.')) here = typeof here === 'object' ? here[part] : undefined
  return typeof here === 'string' ? here : undefined
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
    const sentence = sentenceOf(text, locale, key)
    compiled[locale]?.set(key, sentence)
    return sentence(facts)
  }
}
