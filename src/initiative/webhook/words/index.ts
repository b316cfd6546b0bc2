import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of telling other programs. */
export const sayWebhook = wordsOf(en)
