import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of tests and their sheets. */
export const sayTrial = wordsOf(en)
