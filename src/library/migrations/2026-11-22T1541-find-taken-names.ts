import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Which names in addresses are taken is asked of thousands at once when a file comes in: without their numbers at the end, as `listTaken` asks.
  await sql.raw(`create index entry_slug_unnumbered on library.entry (kind, regexp_replace(slug, '-[0-9]+$', ''))`).execute(db)
}
