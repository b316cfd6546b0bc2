/** What open pages of an initiative are told of: see docs/decisions/0070-open-pages-are-told.md. */
import type { Transaction } from '#platform/database/database.ts'
import { announce } from '#platform/live/live.ts'
import type { InitiativeId, ItemId } from '../tables.ts'

/** What pages on which people sort voices are told under. */
export const sortingOf = (initiative: InitiativeId): string => `steps-${initiative}`

/** Tells them that voices have come: which was the first, and how many there are. */
export const tellCame = async (trx: Transaction, initiative: InitiativeId, first: ItemId | undefined, count: number): Promise<void> => {
  if (first !== undefined && count > 0) await announce(trx, sortingOf(initiative), `came ${first} ${count}`)
}
