/** Where a strand of the thread may stop, and be opened again. Pure. */
import type { Problem, Refused } from '#platform/problems.ts'
import type { ItemKind } from '../tables.ts'
import type { EndingKind } from './tables.ts'

/** What somebody said belongs to them and an outcome is an end in itself: everything between can stop. */
const CAN_STOP: ReadonlySet<ItemKind> = new Set(['theme', 'need', 'idea', 'prototype', 'test', 'decision', 'change'])
export const canStop = (kind: ItemKind): boolean => CAN_STOP.has(kind)

export type Ending = Readonly<{ kind: EndingKind; reason: string | undefined }>
export type EndingCode = 'reason-missing' | 'stopped-already'
export type EndingDecision = Readonly<{ kind: 'agreed'; ending: Ending }> | Refused<EndingCode>

/** Everything but «nobody has picked this up» says why: whoever said it should not have to guess. */
export function decideEnding(ending: Ending, stoppedAlready: boolean): EndingDecision {
  const problems: Problem<EndingCode>[] = []
  if (stoppedAlready) problems.push({ field: 'kind', code: 'stopped-already' })
  if (ending.kind !== 'nobody' && ending.reason === undefined) problems.push({ field: 'reason', code: 'reason-missing' })
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'agreed', ending }
}
