/** What an answer of those with the power must hold: a no without a reason and a yes without a date help nobody. Pure. */
import type { Problem, Refused } from '#platform/problems.ts'
import type { Day } from '#platform/time.ts'
import type { AnswerFacts } from './answer.queries.ts'

export type AnswerCode = 'why-missing' | 'by-when-missing' | 'by-when-before-answer' | 'answered-by-missing' | 'answered-on-to-come'
export type AnswerDecision = Readonly<{ kind: 'agreed'; answer: AnswerFacts }> | Refused<AnswerCode>

/** Takes an answer, or says everything that is missing. What does not belong to it (a date to a no) is left out. */
export function decideAnswer(answer: AnswerFacts, today: Day): AnswerDecision {
  const { said, why, byWhen, answeredBy, answeredOn } = answer
  const problems: Problem<AnswerCode>[] = []
  const needsReason = said === 'partly' || said === 'no'
  const needsDate = said === 'yes' || said === 'partly'
  if (needsReason && why === undefined) problems.push({ field: 'why', code: 'why-missing' })
  if (needsDate && byWhen === undefined) problems.push({ field: 'byWhen', code: 'by-when-missing' })
  if (needsDate && byWhen !== undefined && byWhen < answeredOn) problems.push({ field: 'byWhen', code: 'by-when-before-answer' })
  if (said !== 'waiting' && answeredBy === undefined) problems.push({ field: 'answeredBy', code: 'answered-by-missing' })
  if (answeredOn > today) problems.push({ field: 'answeredOn', code: 'answered-on-to-come' })
  if (problems.length > 0) return { kind: 'refused', problems }
  return { kind: 'agreed', answer: { ...answer, byWhen: needsDate ? byWhen : undefined, answeredBy: said === 'waiting' ? undefined : answeredBy } }
}
