/** What a test needs to be written down, before it begins and once it has shown something. Pure. */
import type { Problem, Refused } from '#platform/problems.ts'
import type { Day } from '#platform/time.ts'
import type { Result } from './tables.ts'

export type TrialFacts = Readonly<{
  words: string; setting: string; began: Day; ended: Day | undefined; wasDone: string | undefined
  result: Result; seen: string | undefined; learned: string | undefined; next: string | undefined
}>
export type TrialRuleCode = 'ended-before' | 'not-begun' | 'seen-missing' | 'learned-missing' | 'nobody-there'
export type TrialDecision = Readonly<{ kind: 'agreed'; trial: TrialFacts }> | Refused<TrialRuleCode>

/**
 * A test can be written down before it begins. Whoever says how it went says what they saw and what they learned, whatever came
 * out, and who took part: a result without them teaches nobody anything.
 */
export function decideTrial(trial: TrialFacts, people: number, today: Day): TrialDecision {
  const problems: Problem<TrialRuleCode>[] = []
  if (trial.ended !== undefined && trial.ended < trial.began) problems.push({ field: 'ended', code: 'ended-before' })
  if (trial.result !== 'too-early') {
    if (trial.began > today) problems.push({ field: 'result', code: 'not-begun' })
    if (trial.seen === undefined) problems.push({ field: 'seen', code: 'seen-missing' })
    if (trial.learned === undefined) problems.push({ field: 'learned', code: 'learned-missing' })
    if (people === 0) problems.push({ field: 'room', code: 'nobody-there' })
  }
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'agreed', trial }
}
