import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of asking whether somebody may be quoted. */
export const sayQuoting = wordsOf(en)
