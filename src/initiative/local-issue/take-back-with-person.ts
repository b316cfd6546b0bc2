/** Somebody is erased and takes what they raised with them. */
import type { Transaction } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { listIssuesOf, takeIssuesBack } from './issue.queries.ts'

/** For `person-erased`, while the person is still there to be found. Whoever leaves their words behind stays in them as «somebody who has left». */
export async function takeIssuesBackWithPerson(trx: Transaction, ids: Readonly<Record<string, string>>, at: Date): Promise<void> {
  const person = readId<'person'>(ids['person'])
  if (person !== undefined && ids['contributions'] === 'take-back') await takeIssuesBack(trx, await listIssuesOf(trx, person), at)
}
