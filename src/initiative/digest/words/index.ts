import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of letters about initiatives. */
export const sayDigest = wordsOf(en)
