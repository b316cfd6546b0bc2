import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Somebody asked a teller again, by telephone or by letter, before a yes of theirs ends, or tried to.
  await sql`create table stories.asking (
    id uuid primary key,
    story_id uuid not null references stories.story (id) on delete cascade,
    asked_by uuid references people.person (id) on delete set null,
    reached boolean not null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index asking_of_story on stories.asking (story_id, at)`.execute(db)
  await sql`create index asking_asked_by on stories.asking (asked_by)`.execute(db)
}
