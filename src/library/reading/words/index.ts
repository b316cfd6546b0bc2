import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of what groups read. */
export const sayReading = wordsOf(en)
