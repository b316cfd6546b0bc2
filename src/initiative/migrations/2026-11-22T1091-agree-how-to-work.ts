import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // A version that hosts settled: which lines count from then on.
  await sql`create table initiative.working_version (
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    number integer not null,
    settled_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    primary key (initiative_id, number)
  )`.execute(db)
  await sql`create index working_version_settled_by on initiative.working_version (settled_by)`.execute(db)
  // A line never changes: another takes its place. It is proposed until a version settles it, and counts until another ends it.
  await sql`create table initiative.working_line (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    kind text not null check (kind in ('brings', 'gets', 'promises')),
    standpoint_id uuid references initiative.standpoint (id) on delete cascade,
    words text not null check (words <> ''),
    replaces_id uuid references initiative.working_line (id) on delete set null,
    proposed_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    settled_in integer,
    ended_in integer
  )`.execute(db)
  await sql`create index working_line_list on initiative.working_line (initiative_id, at, id)`.execute(db)
  await sql`create index working_line_standpoint on initiative.working_line (standpoint_id)`.execute(db)
  await sql`create index working_line_replaces on initiative.working_line (replaces_id)`.execute(db)
  await sql`create index working_line_proposed_by on initiative.working_line (proposed_by)`.execute(db)
  await sql`create table initiative.working_line_ending (
    line_id uuid primary key references initiative.working_line (id) on delete cascade,
    proposed_by uuid references people.person (id) on delete set null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index working_line_ending_by on initiative.working_line_ending (proposed_by)`.execute(db)
  // Who agrees to which lines: a change asks again only those whom it touches.
  await sql`create table initiative.working_consent (
    member_id uuid not null references initiative.member (id) on delete cascade,
    line_id uuid not null references initiative.working_line (id) on delete cascade,
    entered_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    primary key (member_id, line_id)
  )`.execute(db)
  await sql`create index working_consent_line on initiative.working_consent (line_id)`.execute(db)
  await sql`create index working_consent_entered_by on initiative.working_consent (entered_by)`.execute(db)
}
