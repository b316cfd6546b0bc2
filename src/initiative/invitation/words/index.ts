import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of inviting and joining. */
export const sayInvitation = wordsOf(en)
