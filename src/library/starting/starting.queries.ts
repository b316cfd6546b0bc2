/** Whether the library is new. */
import { sql } from 'kysely'
import type { Transaction } from '#platform/database/database.ts'
import { tables } from '../tables.ts'

/** Whether the library holds nothing yet. Two programs that start at one moment ask one after the other. */
export async function holdEmpty(trx: Transaction): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext('library.starting'))`.execute(tables(trx))
  return (await tables(trx).selectFrom('library.entry').select('id').limit(1).executeTakeFirst()) === undefined
}
