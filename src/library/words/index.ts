import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of the library that all kinds share. */
export const say = wordsOf(en)
