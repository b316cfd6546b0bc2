/** Addresses that somebody confirmed to be theirs. One belongs to one person. */
import { sql } from 'kysely'
import { record } from '#platform/activity.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { type PersonId, tables } from '../tables.ts'

/** What makes two addresses the same one: how they are written does not. */
export const addressKey = (address: string): string => address.toLowerCase()

/** Somebody's confirmed address. */
export async function findEmail(database: Database, person: PersonId): Promise<string | undefined> {
  const row = await tables(database).selectFrom('people.email').select('address').where('person_id', '=', person).executeTakeFirst()
  return row?.address
}

/** Whose confirmed address it is. */
export async function findPersonByEmail(database: Database, address: string): Promise<Readonly<{ person: PersonId; address: string }> | undefined> {
  const row = await tables(database).selectFrom('people.email').select(['person_id', 'address']).where('key', '=', addressKey(address)).executeTakeFirst()
  return row === undefined ? undefined : { person: row.person_id, address: row.address }
}

/** The address is theirs from now on. False where it is somebody else's already. */
export async function confirmEmail(trx: Transaction, person: PersonId, address: string, now: Date): Promise<boolean> {
  const held = await findPersonByEmail(trx, address)
  if (held !== undefined && held.person !== person) return false
  await endSignInLinks(trx, person)
  const before = await findEmail(trx, person)
  if (before !== undefined && addressKey(before) !== addressKey(address)) await record(trx, { kind: 'email-left', ids: { person } })
  const row = { address, key: addressKey(address), confirmed_at: now, refused_at: null }
  await tables(trx).insertInto('people.email').values({ person_id: person, ...row }).onConflict((on) => on.column('person_id').doUpdateSet(row)).execute()
  return true
}

/** Letters to this address come back: it is written to no more until its owner confirms it again. */
export const noteDeadAddress = async (trx: Transaction, address: string) =>
  tables(trx).updateTable('people.email').set({ refused_at: sql`now()` }).where('key', '=', addressKey(address)).where('refused_at', 'is', null).execute()

/** Whether letters to this address come back. */
export async function isDeadAddress(database: Database, address: string): Promise<boolean> {
  const row = await tables(database).selectFrom('people.email').select('person_id').where('key', '=', addressKey(address)).where('refused_at', 'is not', null).executeTakeFirst()
  return row !== undefined
}

/** The confirmed addresses of some people, but for those that letters come back from. */
export async function listAddresses(database: Database, people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
  if (people.length === 0) return new Map()
  const rows = await tables(database).selectFrom('people.email').select(['person_id', 'address']).where('refused_at', 'is', null)
    .where('person_id', '=', sql<PersonId>`any(${[...new Set(people)]}::uuid[])`).execute()
  return new Map(rows.map((row) => [row.person_id, row.address]))
}

/** Whether letters to somebody come back. */
export async function hasDeadAddress(database: Database, person: PersonId): Promise<boolean> {
  const row = await tables(database).selectFrom('people.email').select('refused_at').where('person_id', '=', person).executeTakeFirst()
  return row !== undefined && row.refused_at !== null
}

export async function deleteEmail(trx: Transaction, person: PersonId): Promise<void> {
  await endSignInLinks(trx, person)
  const gone = await tables(trx).deleteFrom('people.email').where('person_id', '=', person).returning('person_id').executeTakeFirst()
  if (gone !== undefined) await record(trx, { kind: 'email-left', ids: { person } })
}

/** Whoever reads the mail of an address that is theirs no more gets in by no link that was sent there. */
const endSignInLinks = async (trx: Transaction, person: PersonId) =>
  tables(trx).deleteFrom('people.one_time_link').where('person_id', '=', person).where('kind', '=', 'sign-in').execute()
