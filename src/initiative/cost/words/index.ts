import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of costs, savings and risks. */
export const sayCost = wordsOf(en)
