import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of the library's first page. */
export const sayHome = wordsOf(en)
