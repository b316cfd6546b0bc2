import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // A code that is a theme of the thread.
  await sql`create table stories.code_theme (
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    code_id uuid not null,
    item_id uuid not null references initiative.thread_item (id) on delete cascade,
    primary key (initiative_id, code_id)
  )`.execute(db)
  await sql`create index code_theme_item on stories.code_theme (item_id)`.execute(db)
  // What is told of a code: at least so many stories. A code that is not here is told of by no number.
  await sql`create table stories.told_count (
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    code_id uuid not null,
    at_least int not null check (at_least >= 5),
    primary key (initiative_id, code_id)
  )`.execute(db)
  // When it was last worked out, and from which stories, so that it moves only when five have come or gone.
  await sql`create table stories.told_renewal (
    initiative_id uuid primary key references initiative.initiative (id) on delete cascade,
    renewed_at timestamptz not null
  )`.execute(db)
  await sql`create table stories.told_story (
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    story_id uuid not null references stories.story (id) on delete cascade,
    settled_at timestamptz not null,
    primary key (initiative_id, story_id)
  )`.execute(db)
  await sql`create index told_story_story on stories.told_story (story_id)`.execute(db)
}
