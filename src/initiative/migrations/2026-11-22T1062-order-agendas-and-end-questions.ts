import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // The order in which a meeting takes things, once somebody has put them in one; what is proposed later comes last.
  await sql`alter table initiative.meeting_agenda_item add column place integer`.execute(db)

  // Where a question stops, in somebody's words, like the strands of the thread. Its promise of a reply stays.
  await sql`create table initiative.question_ending (
    id uuid primary key,
    question_id uuid not null references initiative.question (id) on delete cascade,
    place integer not null check (place >= 1),
    kind text not null check (kind in ('nobody', 'set-aside', 'no-change')),
    reason text,
    ended_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    unique (question_id, place),
    check (kind = 'nobody' or reason is not null)
  )`.execute(db)
  await sql`create index question_ending_by on initiative.question_ending (ended_by)`.execute(db)
  await sql`create table initiative.question_reopening (
    ending_id uuid primary key references initiative.question_ending (id) on delete cascade,
    reopened_by uuid references people.person (id) on delete set null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index question_reopening_by on initiative.question_reopening (reopened_by)`.execute(db)
}
