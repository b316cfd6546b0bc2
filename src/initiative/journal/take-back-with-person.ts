/** Somebody is erased and takes what they wrote in journals with them. */
import type { Transaction } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { listEntriesOf, takeEntriesBack } from './journal.queries.ts'

/** For `person-erased`, while the person is still there to be found. */
export async function takeEntriesBackWithPerson(trx: Transaction, ids: Readonly<Record<string, string>>, at: Date): Promise<void> {
  const person = readId<'person'>(ids['person'])
  if (person !== undefined && ids['contributions'] === 'take-back') await takeEntriesBack(trx, await listEntriesOf(trx, person), at)
}
