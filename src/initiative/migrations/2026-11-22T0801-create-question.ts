import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // What a group asks people. A draft until it has a publication; from then on its words and its promise stay as they are.
  await sql`create table initiative.question (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    words text not null check (words <> ''),
    to_whom text,
    open_until date,
    reply_by date,
    version integer not null default 1,
    asked_by uuid references people.person (id) on delete set null,
    made_at timestamptz not null default now(),
    unique (initiative_id, id)
  )`.execute(db)
  await sql`create index question_list on initiative.question (initiative_id, made_at desc, id)`.execute(db)
  await sql`create index question_asked_by on initiative.question (asked_by)`.execute(db)

  // Asked from this moment on. There is no row that closes a question: only a reply settles it.
  await sql`create table initiative.question_publication (
    question_id uuid primary key references initiative.question (id) on delete cascade,
    published_by uuid references people.person (id) on delete set null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index question_publication_by on initiative.question_publication (published_by)`.execute(db)

  // A promise may be moved once, with a reason: the key allows no second row.
  await sql`create table initiative.question_extension (
    question_id uuid primary key references initiative.question (id) on delete cascade,
    reply_by date not null,
    reason text not null check (reason <> ''),
    extended_by uuid references people.person (id) on delete set null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index question_extension_by on initiative.question_extension (extended_by)`.execute(db)
}
