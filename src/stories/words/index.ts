import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words that the pages of stories share. */
export const say = wordsOf(en)
