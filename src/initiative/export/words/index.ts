import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of whole copies, and of what programs can ask for. */
export const sayExport = wordsOf(en)
