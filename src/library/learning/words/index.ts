import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of what groups learned, in the library. */
export const sayLearned = wordsOf(en)
