/** Whether a program serves this database now. */
import { sql } from 'kysely'
import type { Database } from './database.ts'
import { PROGRAM } from './open.ts'

/** Commands have a name of their own, so that one of them is not taken for it. */
export async function isServed(database: Database): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_stat_activity where datname = current_database() and application_name = ${PROGRAM} limit 1`.execute(database.tables<Record<string, never>>())
  return rows.length > 0
}
