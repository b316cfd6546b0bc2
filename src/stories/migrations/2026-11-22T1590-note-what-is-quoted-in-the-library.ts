import { type Kysely, sql } from 'kysely'

/** A case study of the library without words of stories is a kept page: that the first stand on it is noted. One with words is made anew for everybody. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create trigger use_in_library after insert or update on stories.use for each row when (new.place = 'library') execute function platform.note_page_change('library')`.execute(db)
}
