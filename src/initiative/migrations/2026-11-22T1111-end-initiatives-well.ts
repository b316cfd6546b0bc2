import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // An initiative that is over. The row goes when it is opened again, and what it said moves to the table below.
  await sql`create table initiative.closing (
    initiative_id uuid primary key references initiative.initiative (id) on delete cascade,
    kind text not null check (kind in ('carried-on', 'part-of-service', 'stopped', 'no-change')),
    carried_on_by text check (carried_on_by <> ''),
    words text not null check (words <> ''),
    thanks text check (thanks <> ''),
    readable_until date,
    closed_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    check ((kind = 'carried-on') = (carried_on_by is not null))
  )`.execute(db)
  await sql`create index closing_closed_by on initiative.closing (closed_by)`.execute(db)

  // A promise of a reply that was given up when it ended, with the reason.
  await sql`create table initiative.dropped_promise (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    question_id uuid,
    item_id uuid,
    reason text not null check (reason <> ''),
    at timestamptz not null,
    check (num_nonnulls(question_id, item_id) = 1),
    foreign key (initiative_id, question_id) references initiative.question (initiative_id, id) on delete cascade,
    foreign key (initiative_id, item_id) references initiative.thread_item (initiative_id, id) on delete cascade
  )`.execute(db)
  await sql`create index dropped_promise_list on initiative.dropped_promise (initiative_id, at, id)`.execute(db)
  await sql`create index dropped_promise_question on initiative.dropped_promise (initiative_id, question_id)`.execute(db)
  await sql`create index dropped_promise_item on initiative.dropped_promise (initiative_id, item_id)`.execute(db)

  // It was over, and goes on after all.
  await sql`create table initiative.opened_again (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    closed_at timestamptz not null,
    words text not null,
    reason text not null check (reason <> ''),
    opened_by uuid references people.person (id) on delete set null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index opened_again_list on initiative.opened_again (initiative_id, at, id)`.execute(db)
  await sql`create index opened_again_by on initiative.opened_again (opened_by)`.execute(db)
}
