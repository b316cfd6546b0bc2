import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of looking after people: worries, reports, hiding. */
export const saySafety = wordsOf(en)
