import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of bringing in a file. */
export const sayImport = wordsOf(en)
