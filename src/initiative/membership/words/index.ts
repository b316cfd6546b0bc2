import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of taking part: who is here, as what, coming in and going out. */
export const sayMembership = wordsOf(en)
