import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of the case study. */
export const sayCase = wordsOf(en)
