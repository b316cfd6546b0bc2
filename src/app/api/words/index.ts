import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of the page for those who write programs. */
export const sayApi = wordsOf(en)
