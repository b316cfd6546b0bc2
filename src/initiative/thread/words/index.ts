import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of the thread: the outline, the picture, an item's own page. */
export const sayThread = wordsOf(en)
