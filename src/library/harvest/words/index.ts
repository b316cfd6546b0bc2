import { wordsOf } from '#platform/words/words.ts'
import en from './en.json' with { type: 'json' }

/** The words of the page for people at the address of harvesters. */
export const sayHarvest = wordsOf(en)
