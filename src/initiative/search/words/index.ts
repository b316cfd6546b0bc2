import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** What is found of initiatives, in words. */
export const sayFound = wordsOf(en)
