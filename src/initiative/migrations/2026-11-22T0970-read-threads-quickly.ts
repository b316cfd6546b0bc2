import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Counts read every voice of an initiative: from the index alone, without the words beside it.
  await sql`drop index initiative.thread_item_list`.execute(db)
  await sql`create index thread_item_list on initiative.thread_item (initiative_id, kind, recorded_at, id) include (seen_by)`.execute(db)
  // All links of an initiative, so that nobody reads those of the others.
  await sql`create index thread_link_of_initiative on initiative.thread_link (initiative_id, result_id, source_id)`.execute(db)
}
