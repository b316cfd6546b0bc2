import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // For what somebody opened the whole of a story: each is a line for its teller, once a day.
  await sql`alter table stories.opening add column why text not null default 'reading' check (why in ('reading', 'quoting', 'coding', 'helping'))`.execute(db)
  await sql`alter table stories.opening drop constraint opening_story_id_number_person_id_on_day_key`.execute(db)
  await sql`alter table stories.opening add constraint opening_once_a_day unique (story_id, number, person_id, on_day, why)`.execute(db)
  await sql`create index opening_latest on stories.opening (story_id, at desc)`.execute(db)
}
