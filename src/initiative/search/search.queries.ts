/** What initiatives bring to the search. The database itself feeds it, in the transaction of each change: see the migration that says how. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { type InitiativeId, type PersonId, tables } from '../tables.ts'

/** The groups that somebody takes part in. */
export async function listGroupsOf(database: Database, person: PersonId): Promise<readonly InitiativeId[]> {
  return (await tables(database).selectFrom('initiative.member').select('initiative_id').where('person_id', '=', person).execute()).map((row) => row.initiative_id)
}

/** Makes every row of the index anew, from what may be found now. */
export async function renewAllSearch(trx: Transaction): Promise<void> {
  await sql`select initiative.renew_all_search()`.execute(tables(trx))
}
