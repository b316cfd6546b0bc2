import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of replies and promises. */
export const sayReply = wordsOf(en)
