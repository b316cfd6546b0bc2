/** The administrators, and the way to the first one. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import { mintLink } from '../link/one-time-link.queries.ts'
import { type PersonId, tables } from '../tables.ts'

export type Administrator = Readonly<{ id: PersonId; called: string; since: Date }>

/** Who looks after the installation, the longest first. */
export const listAdministrators = async (database: Database): Promise<readonly Administrator[]> =>
  tables(database).selectFrom('people.administrator as a').innerJoin('people.person as p', 'p.id', 'a.person_id')
    .select(['p.id', 'p.called', 'a.since']).orderBy('a.since').orderBy('p.id').execute()

export async function hasAdministrator(database: Database): Promise<boolean> {
  const row = await tables(database).selectFrom('people.administrator').select('person_id').limit(1).executeTakeFirst()
  return row !== undefined
}

/** Makes somebody an administrator if there is none. False where somebody else was faster. */
export async function becomeFirstAdministrator(trx: Transaction, person: PersonId): Promise<boolean> {
  // Held until the transaction ends: of two who hold a link each, one becomes it.
  await sql`lock table people.administrator in share row exclusive mode`.execute(tables(trx))
  if (await hasAdministrator(trx)) return false
  await tables(trx).insertInto('people.administrator').values({ person_id: person }).execute()
  return true
}

/**
 * A link's path that works once within a quarter of an hour and makes the first administrator; undefined where there is one.
 * Links that earlier starts printed stop working.
 */
export const mintFirstAdministratorPath = async (database: Database): Promise<string | undefined> =>
  database.transaction(async (trx) => {
    if (await hasAdministrator(trx)) return undefined
    await tables(trx).deleteFrom('people.one_time_link').where('kind', '=', 'first-administrator').execute()
    return `/first-administrator/${await mintLink(trx, { kind: 'first-administrator' })}`
  })
