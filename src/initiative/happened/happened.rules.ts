/** What may be recorded as having happened. Pure. */
import type { Problem, Refused } from '#platform/problems.ts'
import type { Day } from '#platform/time.ts'
import type { ItemId } from '../tables.ts'

export type ChangeCode = 'since-ahead' | 'rests-on-unknown'
export type OutcomeCode = 'told-ahead' | 'rests-on-unknown'

/** A change has happened: it can't be since a day that is still to come, and it rests on agreements of this initiative. */
export function decideChange<Draft extends Readonly<{ since: Day; restsOn: readonly ItemId[] }>>(
  change: Draft, agreements: ReadonlySet<ItemId>, today: Day,
): Readonly<{ kind: 'agreed'; change: Draft }> | Refused<ChangeCode> {
  const problems: Problem<ChangeCode>[] = []
  if (change.since > today) problems.push({ field: 'since', code: 'since-ahead' })
  if (change.restsOn.some((one) => !agreements.has(one))) problems.push({ field: 'restsOn', code: 'rests-on-unknown' })
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'agreed', change }
}

/** What people told us, they have told us. */
export function outcomeProblems(outcome: Readonly<{ told: Day; restsOn: readonly ItemId[] }>, changes: ReadonlySet<ItemId>, today: Day): readonly Problem<OutcomeCode>[] {
  const problems: Problem<OutcomeCode>[] = []
  if (outcome.told > today) problems.push({ field: 'told', code: 'told-ahead' })
  if (outcome.restsOn.some((one) => !changes.has(one))) problems.push({ field: 'restsOn', code: 'rests-on-unknown' })
  return problems
}

/** How much of what people told us stands under a change; all of it has a page of its own. */
export const OUTCOMES_BESIDE = 5
