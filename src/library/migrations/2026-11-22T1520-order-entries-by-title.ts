import { type Kysely, sql } from 'kysely'

/** Topics and case studies are listed by name. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index entry_by_title on library.entry (kind, lower(title), id) where state = 'published'`.execute(db)
}
