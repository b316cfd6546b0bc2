import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of what programs say for people. */
export const sayByProgram = wordsOf(en)
