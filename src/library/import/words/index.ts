import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

export const sayWorks = wordsOf(en)
