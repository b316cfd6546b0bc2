/** Telling a story: the questions, and what somebody looks through before it is kept. Pure. */
import type { Problem } from '#platform/problems.ts'

/** Story Dialogue's four questions, in their order. */
export const QUESTIONS = ['what', 'why', 'so-what', 'now-what'] as const
/** What a draft keeps: an answer to one of them, or the story in one piece. */
export type Question = (typeof QUESTIONS)[number] | 'whole'

export const WAYS = ['guided', 'whole'] as const
export type Way = (typeof WAYS)[number]

/** How somebody else took it down. */
export const TAKEN_HOW = ['room', 'phone', 'video', 'writing'] as const
export type TakenHow = (typeof TAKEN_HOW)[number]

/** What a reader may want to be warned of. */
export const CONTENT_NOTES = ['loss', 'illness', 'violence', 'abuse', 'self-harm', 'addiction', 'discrimination', 'childhood'] as const
export type ContentNote = (typeof CONTENT_NOTES)[number]

/** What gives other people away. */
export const CHECKS = ['names', 'places', 'secrets'] as const
export type Check = (typeof CHECKS)[number]

/** Some four pages for each question; more is a book. */
export const LONGEST_ANSWER = 10_000
export const LONGEST_STORY = 40_000

/** The pages of telling, one question each; the last is where it is read through. */
export const stepsOf = (way: Way): readonly (Exclude<Question, 'whole'> | 'read-through')[] => (way === 'guided' ? [...QUESTIONS, 'read-through'] : ['read-through'])

/** A step that is there, whatever was asked for. */
export const stepWithin = (way: Way, step: number): number => Math.min(Math.max(0, step), stepsOf(way).length - 1)

/** The answers as one story, in the order of the questions. */
export const joinAnswers = (answers: Readonly<{ [Asked in Question]?: string | undefined }>): string =>
  QUESTIONS.map((question) => answers[question]?.trim() ?? '').filter((answer) => answer !== '').join('\n\n')

export type TellingCode = 'words-missing' | 'checks-missing' | 'teller-missing' | 'how-missing' | 'read-back-missing'

export type Telling = Readonly<{
  words: string; checks: readonly Check[]; told: 'self' | 'taken-down'
  /** Whose story it is, how it was taken down and whether it was read back to them. */
  teller: string | undefined; how?: TakenHow | undefined; readBack: boolean | undefined
}>

/** @param companions the people it may be taken down for: they take part here, with an account in which to look after it */
export function tellingProblems({ words, checks, told, teller, how, readBack }: Telling, companions: readonly string[]): readonly Problem<TellingCode>[] {
  const problems: Problem<TellingCode>[] = []
  if (words === '') problems.push({ field: 'words', code: 'words-missing' })
  if (checks.length < CHECKS.length) problems.push({ field: 'checks', code: 'checks-missing' })
  if (told === 'self') return problems
  if (teller === undefined || !companions.includes(teller)) problems.push({ field: 'teller', code: 'teller-missing' })
  if (how === undefined) problems.push({ field: 'how', code: 'how-missing' })
  if (readBack === undefined) problems.push({ field: 'readBack', code: 'read-back-missing' })
  return problems
}
