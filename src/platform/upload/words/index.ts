import { wordsOf } from '../../words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of sending and showing pictures. */
export const sayPicture = wordsOf(en)
