import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of signing in. */
export const saySignIn = wordsOf(en)
