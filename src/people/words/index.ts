import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of people: coming in, one's own page, leaving. */
export const say = wordsOf(en)
