import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of taking a whole initiative along, and of bringing one in. */
export const sayWhole = wordsOf(en)
