import { type Kysely, sql } from 'kysely'

const SECTIONS = sql.raw("('starting', 'together', 'principle-assets', 'principle-work', 'principle-give-take', 'principle-networks', 'changed', 'challenges', 'learning')")

export async function up(db: Kysely<never>): Promise<void> {
  // Whoever said something is asked whether the case study may quote it, though it isn't open to all who read that. Once.
  await sql`create table initiative.quote_request (
    id uuid primary key,
    initiative_id uuid not null references initiative.case_study (initiative_id) on delete cascade,
    item_id uuid not null unique references initiative.thread_item (id) on delete cascade,
    section text not null check (section in ${SECTIONS}),
    asked_by uuid references people.person (id) on delete set null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index quote_request_list on initiative.quote_request (initiative_id, at desc, id desc)`.execute(db)
  await sql`create index quote_request_asked_by on initiative.quote_request (asked_by)`.execute(db)

  // What they answered, as long as they are there to change it. readers: who could read the case study when they did; nobody else is covered by it.
  await sql`create table initiative.quote_answer (
    request_id uuid primary key references initiative.quote_request (id) on delete cascade,
    person_id uuid not null references people.person (id) on delete cascade,
    said text not null check (said in ('named', 'unnamed', 'no')),
    readers text not null check (readers in ('members', 'site', 'public')),
    at timestamptz not null
  )`.execute(db)
  await sql`create index quote_answer_person on initiative.quote_answer (person_id)`.execute(db)
}
