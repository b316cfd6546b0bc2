/** Somebody is erased and takes what they raised, and what they wrote down beside it, with them. */
import type { Transaction } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { listIssuesOf, takeIssuesBack } from './issue.queries.ts'
import { deleteNotesBy } from './joint.queries.ts'

/** For `person-erased`, while the person is still there to be found. Whoever leaves their words behind stays in them as «somebody who has left». */
export async function takeIssuesBackWithPerson(trx: Transaction, ids: Readonly<Record<string, string>>, at: Date): Promise<void> {
  const person = readId<'person'>(ids['person'])
  if (person === undefined || ids['contributions'] !== 'take-back') return
  await takeIssuesBack(trx, await listIssuesOf(trx, person), at)
  await deleteNotesBy(trx, person)
}
