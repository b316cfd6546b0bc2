import { type Kysely, sql } from 'kysely'

/** The page of an entry says which of its links lead nowhere. A visit that finds what was found before changes no page. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create trigger link_changed after update on library.link for each row when (old.state is distinct from new.state) execute function platform.note_page_change('library')`.execute(db)
  await sql`create trigger link_note_changed after insert or update or delete on library.link_note for each statement execute function platform.note_page_change('library')`.execute(db)
}
