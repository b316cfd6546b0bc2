import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of erasing an account. */
export const sayErasing = wordsOf(en)
