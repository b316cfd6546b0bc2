import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of what an initiative is for. */
export const sayPurpose = wordsOf(en)
