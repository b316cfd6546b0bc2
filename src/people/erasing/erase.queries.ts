/** Somebody is erased. */
import { record } from '#platform/activity.ts'
import type { Transaction } from '#platform/database/database.ts'
import { type PersonId, tables } from '../tables.ts'

/** What becomes of what they said: it stays as «a member», or it is taken back with them. */
export const CONTRIBUTIONS = ['keep', 'take-back'] as const
export type Contributions = (typeof CONTRIBUTIONS)[number]

/**
 * Erases somebody, in one transaction with everything that other modules must do for it: they react to `person-erased`
 * (`ids.person`, `ids.contributions`) while the person is still there to be found. What only names them goes with them.
 */
export async function erasePerson(trx: Transaction, person: PersonId, contributions: Contributions): Promise<void> {
  await record(trx, { kind: 'person-erased', ids: { person, contributions } })
  await deletePerson(trx, person)
}

const deletePerson = async (trx: Transaction, person: PersonId) => tables(trx).deleteFrom('people.person').where('id', '=', person).execute()
