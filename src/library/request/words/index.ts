import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of what readers ask of those who keep the library. */
export const sayRequest = wordsOf(en)
