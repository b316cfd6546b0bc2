import en from './en.json' with { type: 'json' }
import { wordsOf } from './words.ts'

/** The words of the platform itself: the frame of every page, forms, faults. */
export const say = wordsOf(en)
