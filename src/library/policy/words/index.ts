import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of laws and policies. */
export const sayPolicy = wordsOf(en)
