import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index entry_collection_of on library.entry ((content ->> 'initiative'), published_at desc) where kind = 'collection' and state = 'published' and content ->> 'initiative' is not null`.execute(db)
}
