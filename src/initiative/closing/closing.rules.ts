/** Ending well, and what still can be done after it. Pure. */
import { type Problem, type Refused } from '#platform/problems.ts'
import type { Day } from '#platform/time.ts'
import type { Closing } from './closing.queries.ts'
import type { ClosingKind } from './tables.ts'

export type ClosingCode = 'carried-on-by-missing' | 'dropped-missing' | 'until-past' | 'is-over'

/** What a host says when they end an initiative. */
export type Ending = Readonly<{ kind: ClosingKind; carriedOnBy: string | undefined; words: string; thanks: string | undefined; until: Day | undefined; dropped: string | undefined }>

/** Whether it can end: nothing that was promised is passed over in silence. */
export function decideClosing({ kind, carriedOnBy, words, thanks, until, dropped }: Ending, { promises, today, over }: Readonly<{ promises: number; today: Day; over: boolean }>):
  Refused<ClosingCode> | Readonly<{ kind: 'agreed'; closing: Closing; dropped: string | undefined }> {
  const problems: Problem<ClosingCode>[] = []
  if (over) problems.push({ field: '', code: 'is-over' })
  if (kind === 'carried-on' && carriedOnBy === undefined) problems.push({ field: 'carriedOnBy', code: 'carried-on-by-missing' })
  if (promises > 0 && dropped === undefined) problems.push({ field: 'dropped', code: 'dropped-missing' })
  if (until !== undefined && until <= today) problems.push({ field: 'until', code: 'until-past' })
  if (problems.length > 0) return { kind: 'refused', problems }
  return { kind: 'agreed', closing: { kind, carriedOnBy: kind === 'carried-on' ? carriedOnBy : undefined, words, thanks, readableUntil: until }, dropped: promises > 0 ? dropped : undefined }
}

/** What protects people is done after the end as before: taking back, hiding and showing again, reporting, being told, choosing how often, leaving, handing over, opening again. */
const STILL = /\/(take-back|hide|unhide|hidden|mail|report|reports(\/.*)?|leave|reopen|remove-example|told|contact|people\/step-in|people\/[^/]+\/remove|handing-over(\/.*)?|webhooks(\/.*)?)$/

/** Whether something can still be done in an initiative that is over, by its address. */
export const canStillBeDone = (path: string): boolean => STILL.test(path)
