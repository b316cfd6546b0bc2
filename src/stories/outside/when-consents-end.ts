/** A yes ended: whoever took words along by it is asked soon. The page shows a mark at once, whether they were asked or not. */
import type { Transaction } from '#platform/database/database.ts'
import type { ConsentId } from '../tables.ts'
import { isAnythingTaken } from './copy.queries.ts'

/** The job's name. */
export const ASK_HOLDERS = 'ask-holders'

/** In the transaction in which they ended. After a restore nothing is queued: the daily round asks then. */
export async function askHoldersSoon(trx: Transaction, ended: readonly ConsentId[]): Promise<void> {
  if (await isAnythingTaken(trx, ended)) await trx.reactions.enqueue(trx, ASK_HOLDERS, {})
}
