import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Whoever finds nothing asks those who may know.
  await sql`alter table library.request drop constraint request_kind_check, add constraint request_kind_check check (kind in ('suggestion', 'problem', 'question'))`.execute(db)
}
