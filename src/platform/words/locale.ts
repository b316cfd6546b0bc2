/** The language of the page being made: set once a request (or a letter), read wherever a sentence is said. */
import { AsyncLocalStorage } from 'node:async_hooks'

/** The languages that have words. `en-XA` is made from English by the machine, to show what is not yet in the catalogue. */
export const LOCALES = ['en', 'en-XA'] as const
export type Locale = (typeof LOCALES)[number]

const current = new AsyncLocalStorage<Locale>()

/** The language in force; English outside any page. */
export const localeNow = (): Locale => current.getStore() ?? 'en'

/** Does something in a language. */
export const inLocale = <Result>(locale: Locale, act: () => Result): Result => current.run(locale, act)
