import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // A file that somebody sent and hasn't imported yet. A day later it is gone: see `deleteOldDrafts`.
  await sql`create table initiative.import_draft (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    person_id uuid not null references people.person (id) on delete cascade,
    file_name text not null,
    file bytea not null,
    at timestamptz not null default now()
  )`.execute(db)
  await sql`create index import_draft_at on initiative.import_draft (at)`.execute(db)

  await sql`create table initiative.import (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    file_name text not null,
    file_hash text not null,
    person_id uuid references people.person (id) on delete set null,
    at timestamptz not null default now()
  )`.execute(db)
  await sql`create index import_list on initiative.import (initiative_id, at desc, id)`.execute(db)

  // What each row of a file became. The key is what makes a second run add nothing: the row's own id, else the file and the row.
  await sql`create table initiative.import_row (
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    key text not null,
    import_id uuid not null references initiative.import (id) on delete cascade,
    row integer not null,
    item_id uuid not null references initiative.thread_item (id) on delete cascade,
    primary key (initiative_id, key)
  )`.execute(db)
  await sql`create index import_row_import on initiative.import_row (import_id, row)`.execute(db)
  await sql`create index import_row_item on initiative.import_row (item_id)`.execute(db)
  await sql`create table initiative.import_refusal (
    import_id uuid not null references initiative.import (id) on delete cascade,
    row integer not null,
    code text not null,
    primary key (import_id, row)
  )`.execute(db)
}
