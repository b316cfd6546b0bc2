import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // What somebody needs. Its words are the item's; `whose` says in words whose need it is, where no standpoint does.
  await sql`create table initiative.need (
    item_id uuid primary key references initiative.thread_item (id) on delete cascade,
    whose text check (whose <> '')
  )`.execute(db)
  // What it said, from the first version to the one that holds: whoever stated it can see whether that is still what they stated.
  await sql`create table initiative.need_version (
    item_id uuid not null references initiative.need (item_id) on delete cascade,
    version integer not null check (version >= 1),
    words text not null check (words <> ''),
    recorded_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    primary key (item_id, version)
  )`.execute(db)
  await sql`create index need_version_recorded_by on initiative.need_version (recorded_by)`.execute(db)

  // Whose need it is, by standpoint; and as what it was stated, as far as that was written down with it. Both tell of groups, not of people.
  await sql`create table initiative.need_of (
    item_id uuid not null references initiative.need (item_id) on delete cascade,
    standpoint_id uuid not null references initiative.standpoint (id) on delete cascade,
    primary key (item_id, standpoint_id)
  )`.execute(db)
  await sql`create index need_of_standpoint on initiative.need_of (standpoint_id, item_id)`.execute(db)
  await sql`create table initiative.need_stated_as (
    item_id uuid not null references initiative.need (item_id) on delete cascade,
    standpoint_id uuid not null references initiative.standpoint (id) on delete cascade,
    primary key (item_id, standpoint_id)
  )`.execute(db)
  await sql`create index need_stated_as_standpoint on initiative.need_stated_as (standpoint_id, item_id)`.execute(db)

  // «We state this too»: one standpoint a person. Whoever leaves states nothing here any more.
  await sql`create table initiative.need_statement (
    item_id uuid not null references initiative.need (item_id) on delete cascade,
    member_id uuid not null references initiative.member (id) on delete cascade,
    standpoint_id uuid not null references initiative.standpoint (id) on delete cascade,
    version integer not null,
    at timestamptz not null,
    primary key (item_id, member_id)
  )`.execute(db)
  await sql`create index need_statement_member on initiative.need_statement (member_id)`.execute(db)
  await sql`create index need_statement_standpoint on initiative.need_statement (standpoint_id, item_id)`.execute(db)

  // The group wants to look at it when it evaluates.
  await sql`create table initiative.need_to_evaluate (
    item_id uuid primary key references initiative.need (item_id) on delete cascade,
    marked_by uuid references people.person (id) on delete set null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index need_to_evaluate_marked_by on initiative.need_to_evaluate (marked_by)`.execute(db)
}
