import { type Kysely, sql } from 'kysely'

/** Words that are explained are marked on pages of the whole site: each process asks whether they changed, and never mind the rest of the library. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create trigger term_changed after insert or update on library.entry for each row when (new.kind = 'term') execute function platform.note_page_change('terms')`.execute(db)
  await sql`create trigger term_gone after delete on library.entry for each row when (old.kind = 'term') execute function platform.note_page_change('terms')`.execute(db)
}
