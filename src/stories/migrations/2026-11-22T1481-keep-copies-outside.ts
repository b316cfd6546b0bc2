import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Words that somebody took along for a report, a talk or a training: what for, in their words. It holds no words of the story.
  // Who took them, and when, is said by the use.
  await sql`create table stories.outside_copy (
    use_id uuid primary key references stories.use (id) on delete cascade,
    kind text not null check (kind in ('report', 'talk', 'training', 'meeting')),
    title text,
    readers text,
    held_at text,
    on_day date not null,
    audience text not null check (audience in ('members', 'site', 'public')),
    channel text not null check (channel in ('paper', 'aloud')),
    asked_at timestamptz,
    asked_again_at timestamptz,
    answer text check (answer in ('deleted', 'cannot')),
    why text check (why <> ''),
    answered_by uuid references people.person (id) on delete set null,
    answered_at timestamptz,
    version int not null default 0,
    check ((answer is null) = (answered_at is null)),
    check (asked_again_at is null or asked_at is not null)
  )`.execute(db)
  await sql`create index outside_copy_answered_by on stories.outside_copy (answered_by)`.execute(db)
  // The round that asks looks at those that nobody has answered for.
  await sql`create index outside_copy_open on stories.outside_copy (use_id) where answered_at is null`.execute(db)
}
