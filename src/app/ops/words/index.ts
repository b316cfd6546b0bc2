import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of the pages for those who look after an installation. */
export const sayOps = wordsOf(en)
