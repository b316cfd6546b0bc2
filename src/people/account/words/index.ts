import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of somebody's own page. */
export const sayAccount = wordsOf(en)
