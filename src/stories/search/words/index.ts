import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** Words of stories among what is found, in words. */
export const sayQuoteFound = wordsOf(en)
