import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Programs read the items of an initiative of every kind, in the order in which they were recorded.
  await sql`create index thread_item_in_order on initiative.thread_item (initiative_id, recorded_at, id)`.execute(db)
}
