import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of what is for other programs. */
export const sayOutside = wordsOf(en)
