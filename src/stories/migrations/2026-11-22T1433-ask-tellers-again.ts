import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // That the teller was written to before a consent ends, so that it is done once.
  await sql`create table stories.asked_again (consent_id uuid primary key, at timestamptz not null)`.execute(db)
  // The round that asks looks for what ends soon, whatever the story.
  await sql`create index consent_ends on stories.consent (ends_at)`.execute(db)
}
