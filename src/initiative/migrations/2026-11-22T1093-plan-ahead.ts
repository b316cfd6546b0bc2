import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // What a group means to do, in its order, and what really happened beside it.
  await sql`create table initiative.planned_step (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    place integer not null,
    what text not null check (what <> ''),
    who text,
    from_day date not null,
    until_day date not null,
    after_id uuid references initiative.planned_step (id) on delete set null,
    started_on date,
    finished_on date,
    skipped_because text,
    version integer not null default 1,
    changed_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    unique (initiative_id, id),
    check (until_day >= from_day),
    check (finished_on is null or started_on is not null)
  )`.execute(db)
  await sql`create index planned_step_list on initiative.planned_step (initiative_id, place, id)`.execute(db)
  await sql`create index planned_step_after on initiative.planned_step (after_id)`.execute(db)
  await sql`create index planned_step_changed_by on initiative.planned_step (changed_by)`.execute(db)
}
