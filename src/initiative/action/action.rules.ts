/** What becomes of what somebody said they would do. Pure. */
import type { Day } from '#platform/time.ts'
import type { Action } from './action.queries.ts'

export type ActionState = 'done' | 'overdue' | 'open'

/** Something is overdue from the day after the one that it was promised for. `today`: where the initiative is. */
export function stateOf({ done, by }: Pick<Action, 'done' | 'by'>, today: Day): ActionState {
  if (done) return 'done'
  return by !== undefined && by < today ? 'overdue' : 'open'
}
