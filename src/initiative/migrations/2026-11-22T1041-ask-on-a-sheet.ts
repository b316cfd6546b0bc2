import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // The questions that a group writes about a test.
  await sql`create table initiative.sheet_question (
    id uuid primary key,
    item_id uuid not null references initiative.thread_item (id) on delete cascade,
    place integer not null,
    words text not null,
    kind text not null check (kind in ('scale', 'yes-no', 'words')),
    low text check ((kind = 'scale') = (low is not null)),
    high text check ((kind = 'scale') = (high is not null)),
    unique (item_id, place)
  )`.execute(db)
  // Asked no more; what was answered stays.
  await sql`create table initiative.sheet_question_off (
    question_id uuid primary key references initiative.sheet_question (id) on delete cascade,
    at timestamptz not null
  )`.execute(db)

  // One filled-in sheet: somebody's own, or typed by a member for somebody beside them.
  await sql`create table initiative.sheet (
    id uuid primary key,
    item_id uuid not null references initiative.thread_item (id) on delete cascade,
    person_id uuid references people.person (id) on delete set null,
    entered_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    unique (item_id, person_id)
  )`.execute(db)
  await sql`create index sheet_person on initiative.sheet (person_id)`.execute(db)
  await sql`create index sheet_entered_by on initiative.sheet (entered_by)`.execute(db)
  // An answer that is changed is a new answer: its moment says which shown spread it is not in yet.
  await sql`create table initiative.sheet_answer (
    sheet_id uuid not null references initiative.sheet (id) on delete cascade,
    question_id uuid not null references initiative.sheet_question (id) on delete cascade,
    choice smallint,
    words text,
    at timestamptz not null,
    primary key (sheet_id, question_id),
    check ((choice is null) <> (words is null))
  )`.execute(db)
  await sql`create index sheet_answer_question on initiative.sheet_answer (question_id)`.execute(db)

  // What is shown of the answers to a question: how many chose what, as it was at a moment.
  await sql`create table initiative.sheet_spread (
    question_id uuid primary key references initiative.sheet_question (id) on delete cascade,
    people integer[] not null,
    at timestamptz not null
  )`.execute(db)
}
