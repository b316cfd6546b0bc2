/** The made-up people of the worked example: without a code, an address or a session, so that nobody can be them. */
import type { Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { type PersonId, tables } from '../tables.ts'

export async function insertExamplePerson(trx: Transaction, called: string): Promise<PersonId> {
  const id = newId<'person'>()
  await tables(trx).insertInto('people.person').values({ id, called }).execute()
  await tables(trx).insertInto('people.example_person').values({ person_id: id }).execute()
  return id
}

/** They go with the example. */
export async function deleteExamplePeople(trx: Transaction): Promise<void> {
  const db = tables(trx)
  await db.deleteFrom('people.person').where('id', 'in', db.selectFrom('people.example_person').select('person_id')).execute()
}
