import { wordsOf } from '../../words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of the search. */
export const saySearch = wordsOf(en)
