import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of how shared it was. */
export const sayHowShared = wordsOf(en)
