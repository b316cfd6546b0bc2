import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // A picture of an item: of a prototype, of what a test looked like, of what is different now.
  await sql`create table initiative.item_picture (
    picture_id uuid primary key references platform.picture (id) on delete cascade,
    item_id uuid not null references initiative.thread_item (id) on delete cascade,
    added_by uuid references people.person (id) on delete set null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index item_picture_item on initiative.item_picture (item_id, at, picture_id)`.execute(db)
  await sql`create index item_picture_added_by on initiative.item_picture (added_by)`.execute(db)
  // However the row goes (the item, the initiative, by hand), the bytes go in the same transaction.
  await sql`create trigger drop_picture after delete on initiative.item_picture for each row execute function platform.drop_picture()`.execute(db)

  // What is taken back has no pictures any more, whatever way of taking back it was.
  await sql`create function initiative.drop_pictures_of_item() returns trigger language plpgsql as $$
    begin
      delete from initiative.item_picture where item_id = new.item_id;
      return null;
    end $$`.execute(db)
  await sql`create trigger drop_pictures after insert on initiative.taking_back for each row execute function initiative.drop_pictures_of_item()`.execute(db)
}
