import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of initiatives and of everything in them. */
export const say = wordsOf(en)
