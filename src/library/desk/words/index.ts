import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of the desk of those who keep the library. */
export const sayDesk = wordsOf(en)
