import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of e-mail addresses. */
export const sayEmail = wordsOf(en)
