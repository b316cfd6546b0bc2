import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // What a group reads and uses, and what it says of it.
  await sql`create table library.reading (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    entry_id uuid not null references library.entry (id) on delete cascade,
    said text not null default '',
    seen_by text not null check (seen_by in ('members', 'site', 'public')),
    added_by uuid references people.person (id) on delete set null,
    version integer not null default 1,
    at timestamptz not null,
    unique (initiative_id, entry_id)
  )`.execute(db)
  await sql`create index reading_list on library.reading (initiative_id, at desc, id desc)`.execute(db)
  await sql`create index reading_of_entry on library.reading (entry_id, at desc, id desc)`.execute(db)
  await sql`create index reading_added_by on library.reading (added_by)`.execute(db)
  await sql`create trigger reading_changed after insert or update or delete on library.reading for each statement execute function platform.note_page_change('library')`.execute(db)
  // What is useful now is looked up by where on its way a group is.
  await sql`create index entry_helps on library.entry using gin ((content -> 'steps') jsonb_path_ops, (content -> 'ways') jsonb_path_ops, (content -> 'stages') jsonb_path_ops) where kind = 'resource' and state = 'published'`.execute(db)
}
