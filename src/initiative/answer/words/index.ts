import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of the answers of those with the power. */
export const sayAnswer = wordsOf(en)
