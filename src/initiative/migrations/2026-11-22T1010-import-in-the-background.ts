import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // A file comes and goes in parts, so that nobody holds all of it in memory. What waited before was never more than one part.
  await sql`create table initiative.import_draft_part (
    draft_id uuid not null references initiative.import_draft (id) on delete cascade,
    place integer not null,
    bytes bytea not null,
    primary key (draft_id, place)
  )`.execute(db)
  // Nothing that waited is carried over: it is sent again, as a week later it would have to be.
  await sql`delete from initiative.import_draft`.execute(db)
  await sql`alter table initiative.import_draft
    drop column file,
    add column file_hash text,
    add column rows integer,
    add column first_rows jsonb`.execute(db)
  await sql`create index import_draft_initiative on initiative.import_draft (initiative_id)`.execute(db)
  await sql`create index import_draft_person on initiative.import_draft (person_id, at desc)`.execute(db)

  // Going through a file: to check it, or to bring it in. How far it is is written outside the transaction that brings it in, so that people see it.
  await sql`create table initiative.import_run (
    id uuid primary key,
    draft_id uuid not null references initiative.import_draft (id) on delete cascade,
    place bigint not null generated always as identity,
    kind text not null check (kind in ('check', 'import')),
    columns jsonb not null,
    standpoint_id uuid references initiative.standpoint (id) on delete set null,
    seen_by text not null default 'members' check (seen_by in ('members', 'site', 'public')),
    leave_out boolean not null default false,
    state text not null default 'waiting' check (state in ('waiting', 'running', 'stopping', 'stopped', 'done', 'refused', 'nothing-new')),
    read integer not null default 0,
    fresh integer not null default 0,
    before integer not null default 0,
    refused integer not null default 0,
    moved_at timestamptz not null
  )`.execute(db)
  await sql`create index import_run_draft on initiative.import_run (draft_id, place)`.execute(db)
  await sql`create index import_run_standpoint on initiative.import_run (standpoint_id)`.execute(db)
  await sql`create table initiative.import_run_refusal (
    run_id uuid not null references initiative.import_run (id) on delete cascade,
    row integer not null,
    code text not null,
    primary key (run_id, row)
  )`.execute(db)

  // Counted once, when it came in; and whether all of it was taken back.
  await sql`alter table initiative.import
    add column taken integer not null default 0,
    add column hidden integer not null default 0,
    add column refused integer not null default 0,
    add column taken_back_at timestamptz`.execute(db)
  await sql`update initiative.import m set
    taken = (select count(*) from initiative.import_row r where r.import_id = m.id),
    hidden = (select count(*) from initiative.import_row r join initiative.hiding h on h.item_id = r.item_id where r.import_id = m.id),
    refused = (select count(*) from initiative.import_refusal r where r.import_id = m.id)`.execute(db)
  await sql`create index import_person on initiative.import (person_id)`.execute(db)
}
