import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Who looks after an initiative, in the group's own words, and who outside the group can be told a worry.
  await sql`create table initiative.looking_after (
    initiative_id uuid primary key references initiative.initiative (id) on delete cascade,
    by_whom text,
    contact_name text,
    contact_phone text,
    contact_email text
  )`.execute(db)

  // Somebody reports something. The words are read by those who act on them and by nobody else.
  await sql`create table initiative.report (
    id uuid primary key,
    initiative_id uuid references initiative.initiative (id) on delete cascade,
    about text,
    words text not null,
    reach text,
    reported_by uuid references people.person (id) on delete set null,
    read_by text not null check (read_by in ('hosts', 'administrators')),
    at timestamptz not null default now(),
    check (read_by = 'administrators' or initiative_id is not null)
  )`.execute(db)
  await sql`create index report_list on initiative.report (initiative_id, read_by, at desc, id)`.execute(db)
  await sql`create index report_administrators on initiative.report (at desc, id) where read_by = 'administrators'`.execute(db)
  await sql`create index report_reported_by on initiative.report (reported_by, at desc)`.execute(db)
  await sql`create table initiative.report_answer (
    report_id uuid primary key references initiative.report (id) on delete cascade,
    words text not null,
    answered_by uuid references people.person (id) on delete set null,
    at timestamptz not null default now()
  )`.execute(db)
  // What the author of something hidden answers to the reason.
  await sql`create table initiative.hiding_answer (
    item_id uuid primary key references initiative.hiding (item_id) on delete cascade,
    words text not null,
    at timestamptz not null default now()
  )`.execute(db)
}
