/** The list of items says of each how high it stands, so that the themes that hold themes are found in the index alone. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index thread_item_ranked on initiative.thread_item (initiative_id, kind, recorded_at, id) include (seen_by, rank)`.execute(db)
  await sql`drop index initiative.thread_item_list`.execute(db)
  await sql`alter index initiative.thread_item_ranked rename to thread_item_list`.execute(db)
}
