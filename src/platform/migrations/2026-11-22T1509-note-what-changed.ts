import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // That a transaction changed something that kept pages show: a row a transaction, never changed, so that no writer waits for another.
  // Whoever keeps a page keeps the snapshot in which it was made; a change is new to it when its transaction is not seen there.
  await sql`create table platform.page_change (
    name text not null,
    xid xid8 not null default pg_current_xact_id(),
    at timestamptz not null default now(),
    primary key (name, xid)
  )`.execute(db)
  await sql`create index page_change_at on platform.page_change (at)`.execute(db)
  await sql`create function platform.note_page_change() returns trigger language plpgsql as $$
  begin
    insert into platform.page_change (name) values (TG_ARGV[0]) on conflict do nothing;
    return null;
  end $$`.execute(db)
  await sql`create trigger search_row_changed after insert or update or delete on platform.search_row for each statement execute function platform.note_page_change('found')`.execute(db)
}
