/** Whether what a kept page shows has changed since it was made: exact, for every process, with one look into an index. */
import { sql } from 'kysely'
import type { Database } from './database.ts'

const asked = (database: Database) => database.tables<unknown>()

/** What was visible at a moment, as PostgreSQL writes it (`pg_snapshot`): `least` is the first transaction that was not over. */
export type Snapshot = Readonly<{ whole: string; least: string }>

/** Taken before a page is made: what is committed while it is made counts as a change, though the page may show it already. */
export async function takeSnapshot(database: Database): Promise<Snapshot> {
  const { rows: [row] } = await sql<Snapshot>`select s::text as whole, pg_snapshot_xmin(s)::text as least from pg_current_snapshot() s`.execute(asked(database))
  if (row === undefined) throw new Error('PostgreSQL said nothing of its snapshot')
  return row
}

/** Whether a transaction that the snapshot did not see has changed something of these names. */
export async function hasChanged(database: Database, names: readonly string[], { whole, least }: Snapshot): Promise<boolean> {
  const { rows } = await sql`select 1 from platform.page_change where name = any(${[...names]}::text[]) and xid >= ${least}::xid8 and not pg_visible_in_snapshot(xid, ${whole}::pg_snapshot) limit 1`.execute(asked(database))
  return rows.length > 0
}

/** No page is kept for nearly as long. */
const DAYS = 1

/** Forgets what no kept page can be older than. */
export async function forgetPageChanges(database: Database): Promise<void> {
  await sql`delete from platform.page_change where at < now() - make_interval(days => ${DAYS})`.execute(asked(database))
}
