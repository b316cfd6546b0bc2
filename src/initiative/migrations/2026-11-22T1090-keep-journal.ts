import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // What a group writes about how its work goes. Title and words are empty once it was taken back.
  await sql`create table initiative.journal_entry (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    title text not null,
    day date not null,
    words text not null,
    seen_by text not null check (seen_by in ('members', 'site', 'public')),
    by_group boolean not null,
    written_by uuid references people.person (id) on delete set null,
    version integer not null default 1,
    at timestamptz not null,
    changed_at timestamptz not null,
    unique (initiative_id, id)
  )`.execute(db)
  await sql`create index journal_entry_list on initiative.journal_entry (initiative_id, day desc, id desc)`.execute(db)
  await sql`create index journal_entry_written_by on initiative.journal_entry (written_by)`.execute(db)
  await sql`create table initiative.journal_entry_version (
    entry_id uuid not null references initiative.journal_entry (id) on delete cascade,
    version integer not null,
    title text not null,
    day date not null,
    words text not null,
    seen_by text not null,
    changed_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    primary key (entry_id, version)
  )`.execute(db)
  await sql`create index journal_entry_version_by on initiative.journal_entry_version (changed_by)`.execute(db)
  await sql`create table initiative.journal_entry_taking_back (
    entry_id uuid primary key references initiative.journal_entry (id) on delete cascade,
    at timestamptz not null
  )`.execute(db)
  await sql`create table initiative.journal_entry_hiding (
    entry_id uuid primary key references initiative.journal_entry (id) on delete cascade,
    reason text,
    hidden_by uuid references people.person (id) on delete set null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index journal_entry_hiding_by on initiative.journal_entry_hiding (hidden_by)`.execute(db)
}
