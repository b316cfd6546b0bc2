import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Words that their author had changed after the backup that was restored: kept from everybody else until they have looked.
  // `hid`: nobody else hid the item, so it is shown again then.
  await sql`create table initiative.set_aside (
    item_id uuid primary key references initiative.thread_item (id) on delete cascade,
    words text not null,
    hid boolean not null,
    at timestamptz not null
  )`.execute(db)
}
