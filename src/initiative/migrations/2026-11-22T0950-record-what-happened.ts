import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // What is different now, and since when.
  await sql`create table initiative.change (
    item_id uuid primary key references initiative.thread_item (id) on delete cascade,
    since date not null
  )`.execute(db)
  // What people told us about it, and when they did.
  await sql`create table initiative.outcome (
    item_id uuid primary key references initiative.thread_item (id) on delete cascade,
    told_on date not null
  )`.execute(db)
  // A figure or an effect that is claimed: never without how it was found, from how many, over which time, and what it can't show.
  await sql`create table initiative.claim (
    item_id uuid primary key references initiative.outcome (item_id) on delete cascade,
    words text not null check (words <> ''),
    design text not null check (design in ('told', 'before-after', 'comparison', 'randomised')),
    people integer not null check (people >= 1),
    period text not null check (period <> ''),
    limits text not null check (limits <> '')
  )`.execute(db)

  // Where a strand of the thread stops, in somebody's words. One that stops can be opened again, and stop again.
  await sql`create table initiative.ending (
    id uuid primary key,
    initiative_id uuid not null,
    item_id uuid not null,
    place integer not null check (place >= 1),
    kind text not null check (kind in ('nobody', 'set-aside', 'no-change')),
    reason text,
    ended_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    unique (item_id, place),
    check (kind = 'nobody' or reason is not null),
    foreign key (initiative_id, item_id) references initiative.thread_item (initiative_id, id) on delete cascade
  )`.execute(db)
  await sql`create index ending_list on initiative.ending (initiative_id, item_id)`.execute(db)
  await sql`create index ending_by on initiative.ending (ended_by)`.execute(db)
  await sql`create table initiative.reopening (
    ending_id uuid primary key references initiative.ending (id) on delete cascade,
    reopened_by uuid references people.person (id) on delete set null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index reopening_by on initiative.reopening (reopened_by)`.execute(db)
}
