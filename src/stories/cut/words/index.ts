import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** What people read about cuts of stories. */
export const sayCut = wordsOf(en)
