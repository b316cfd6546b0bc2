/** Whether somebody was told. Pure. */
import type { Delivery } from './delivery.queries.ts'

export type DeliveryState = 'waiting' | 'told' | 'not-reached'

/** How the newest attempt went; `waiting` where there was none. */
export function deliveryState({ attempts }: Pick<Delivery, 'attempts'>): DeliveryState {
  const last = attempts.at(-1)
  if (last === undefined) return 'waiting'
  return last.told ? 'told' : 'not-reached'
}
