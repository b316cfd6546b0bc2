import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // What the check made of a file's entries, some at a time, until they came in: nobody reads the file a second time for it. Kept as it is written; to pack it would take longer than to write it.
  await sql`create table library.work_batch (
    file_id uuid not null references library.work_file (id) on delete cascade,
    place integer not null,
    rows json not null,
    primary key (file_id, place)
  )`.execute(db)
  await sql`alter table library.work_batch alter column rows set storage external`.execute(db)
  // `checked`: what was visible when it was checked, and when that was. `findable`: whether the search knows what came in.
  await sql`alter table library.work_file add column checked jsonb, add column findable boolean not null default true`.execute(db)
}
