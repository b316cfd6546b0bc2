import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of the page on which a group makes sense of what was said. */
export const saySense = wordsOf(en)
