import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of meetings. */
export const sayMeeting = wordsOf(en)
