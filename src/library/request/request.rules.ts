/** What readers can ask of those who keep the library, and how it is answered. Pure. */
import { type Day, addDays, dayOf, type Zone } from '#platform/time.ts'

export type RequestKind = 'suggestion' | 'problem' | 'question'

export const PROBLEMS = ['broken', 'moved', 'wrong', 'not-accessible', 'newer-version', 'other'] as const
export type ProblemKind = (typeof PROBLEMS)[number]

/** What can be the matter with a page: only what leads somewhere else can lead nowhere. */
export const problemsOf = (links: readonly string[]): readonly ProblemKind[] => (links.length > 0 ? PROBLEMS : PROBLEMS.filter((one) => one !== 'broken' && one !== 'moved'))

/** How each kind can be answered. */
export const OUTCOMES = { suggestion: ['taken-in', 'there-already', 'not-taken'], problem: ['put-right', 'left-as-it-is'], question: ['pointed-on', 'not-known'] } as const satisfies Record<RequestKind, readonly string[]>
export type Outcome = (typeof OUTCOMES)[RequestKind][number]

/** Those whose answer must say why. */
const SAYS_WHY: readonly Outcome[] = ['not-taken', 'left-as-it-is']
export const saysWhy = (outcome: Outcome): boolean => SAYS_WHY.includes(outcome)

/** Two weeks: editors have other work, and whoever asked has not forgotten yet. */
const ANSWER_DAYS = 14

export const answerBy = (at: Date, zone: Zone): Day => addDays(dayOf(at, zone), ANSWER_DAYS)

/** Whether somebody typed an address rather than a name. */
export const isAddress = (typed: string): boolean => /^(https?:\/\/|www\.)\S+$/i.test(typed.trim()) || /^[a-z0-9-]+(\.[a-z0-9-]+)+\/\S*$/i.test(typed.trim())
