import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of links and of looking them up. */
export const sayLink = wordsOf(en)
