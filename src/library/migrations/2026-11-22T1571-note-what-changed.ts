import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`create trigger entry_changed after insert or update or delete on library.entry for each statement execute function platform.note_page_change('library')`.execute(db)
}
