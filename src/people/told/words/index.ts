import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words for what happened to an account. */
export const sayTold = wordsOf(en)
