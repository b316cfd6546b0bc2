import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of the glossary. */
export const sayTerm = wordsOf(en)
