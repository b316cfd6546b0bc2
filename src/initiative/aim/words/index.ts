import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of what matters to people. */
export const sayAim = wordsOf(en)
