import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of the front page. */
export const sayFront = wordsOf(en)
