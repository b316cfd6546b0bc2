import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of how an initiative ends. */
export const sayClosing = wordsOf(en)
