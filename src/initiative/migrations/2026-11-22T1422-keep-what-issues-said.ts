import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Which of the network's areas an issue is in, beside the place in somebody's own words.
  await sql`alter table initiative.local_issue add column area_id uuid references network.area (id) on delete set null`.execute(db)
  await sql`create index local_issue_area on initiative.local_issue (area_id)`.execute(db)

  // What a note of how it goes said before whoever wrote it changed it; it goes with the note.
  await sql`alter table initiative.issue_note add column version integer not null default 1`.execute(db)
  await sql`create table initiative.issue_note_before (
    note_id uuid not null references initiative.issue_note (id) on delete cascade,
    version integer not null,
    words text not null,
    until timestamptz not null,
    primary key (note_id, version)
  )`.execute(db)

  // What an action said before, and who changed it.
  await sql`create table initiative.action_before (
    action_id uuid not null references initiative.action (id) on delete cascade,
    version integer not null,
    what text not null,
    member_id uuid references initiative.member (id) on delete set null,
    name text,
    by_day date,
    until timestamptz not null,
    changed_by uuid references people.person (id) on delete set null,
    primary key (action_id, version)
  )`.execute(db)
  await sql`create index action_before_member on initiative.action_before (member_id)`.execute(db)
  await sql`create index action_before_changed_by on initiative.action_before (changed_by)`.execute(db)
}
