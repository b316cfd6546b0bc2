import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of the balance. */
export const sayBalance = wordsOf(en)
