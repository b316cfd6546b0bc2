import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // What somebody ticked while they look at other pages, for a day: never changed, so that going back in the browser finds what was there.
  // No key to the voices: one that is gone meanwhile is left out when it is read.
  await sql`create table initiative.kept_ticks (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    person_id uuid not null references people.person (id) on delete cascade,
    voices uuid[] not null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index kept_ticks_initiative on initiative.kept_ticks (initiative_id)`.execute(db)
  await sql`create index kept_ticks_person on initiative.kept_ticks (person_id)`.execute(db)
  await sql`create index kept_ticks_at on initiative.kept_ticks (at)`.execute(db)
}
