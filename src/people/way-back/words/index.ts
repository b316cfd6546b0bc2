import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of helping somebody back in. */
export const sayWayBack = wordsOf(en)
