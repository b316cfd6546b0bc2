import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // What stands above the voices and is no theme, in its order: what begins a strand of its own is found without the voices between.
  await sql`create index thread_item_above on initiative.thread_item (initiative_id, recorded_at, id) where kind <> 'voice' and kind <> 'theme'`.execute(db)
}
