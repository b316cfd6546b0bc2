import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words with which the library is searched. */
export const sayFinding = wordsOf(en)
