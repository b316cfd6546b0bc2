import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words for the first administrator. */
export const sayFirst = wordsOf(en)
