import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of what programs read of the library. */
export const sayApi = wordsOf(en)
