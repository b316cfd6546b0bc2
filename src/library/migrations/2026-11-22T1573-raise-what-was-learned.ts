import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // What an editor raised from a group's learning into the library: the note stays the group's, and goes when it goes.
  await sql`create table library.raised_note (
    note_id uuid primary key references initiative.learning_note (id) on delete cascade,
    raised_by uuid references people.person (id) on delete set null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index raised_note_at on library.raised_note (at desc, note_id desc)`.execute(db)
  await sql`create index raised_note_raised_by on library.raised_note (raised_by)`.execute(db)
  await sql`create trigger raised_note_changed after insert or update or delete on library.raised_note for each statement execute function platform.note_page_change('library')`.execute(db)
}
