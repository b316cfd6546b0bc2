/** The drafted sentences in words. */
import { sayShortDay } from '#platform/time.ts'
import type { Drafted } from './draft.rules.ts'
import type { NewSentence } from './sentence.queries.ts'
import { sayCase } from './words/index.ts'

/** As long as the longest agreement and what is said around it. */
export const LONGEST_SENTENCE = 2_500

/** Facts that end a sentence of their own need no second full stop. */
const withoutStop = (text: string) => text.trim().replace(/[.]+$/, '')

/** A sentence of a pattern, with its facts and its day. */
export function sentenceOf({ section, source, pattern, facts, day }: Drafted): NewSentence {
  const inner = pattern === 'test-failed' || pattern === 'note' || pattern.startsWith('answer-') ? { ...facts, words: withoutStop(facts['words'] ?? ''), happened: withoutStop(facts['happened'] ?? '') } : facts
  const words = sayCase(`draft.${pattern}`, { ...inner, day: day === undefined ? 'none' : sayShortDay(day) })
  return { section, source, words: words.trim().slice(0, LONGEST_SENTENCE) }
}
