import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // An import that somebody takes back whole, until all of it is taken back. How far it is is written outside the transaction that does it, so that people see it.
  await sql`create table initiative.import_taking_back (
    import_id uuid primary key references initiative.import (id) on delete cascade,
    asked_by uuid references people.person (id) on delete set null,
    voices integer not null,
    taken integer not null default 0,
    moved_at timestamptz not null
  )`.execute(db)
  await sql`create index import_taking_back_by on initiative.import_taking_back (asked_by)`.execute(db)
}
