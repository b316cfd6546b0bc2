import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of pictures of items. */
export const sayItemPicture = wordsOf(en)
