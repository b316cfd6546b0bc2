import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words that ideas, prototypes and tests have together. */
export const sayTrying = wordsOf(en)
