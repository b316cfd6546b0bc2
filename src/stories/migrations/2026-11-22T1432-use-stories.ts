import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // A quotation on a page: which words of which version, by which consent, and where. It holds no words.
  await sql`create table stories.use (
    id uuid primary key,
    story_id uuid not null references stories.story (id) on delete cascade,
    number int not null,
    consent_id uuid not null,
    begins int not null check (begins >= 0),
    length int not null check (length > 0),
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    place text not null check (place in ('case-study', 'journal')),
    anchor text not null,
    used_by uuid references people.person (id) on delete set null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index use_on_page on stories.use (initiative_id, place, anchor, at, id)`.execute(db)
  await sql`create index use_of_story on stories.use (story_id, at, id)`.execute(db)
  await sql`create index use_used_by on stories.use (used_by)`.execute(db)
}
