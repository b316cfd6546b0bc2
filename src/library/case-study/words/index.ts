import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of case studies in the library. */
export const sayStudy = wordsOf(en)
