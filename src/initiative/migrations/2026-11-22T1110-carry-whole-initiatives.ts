import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // A file with a whole initiative in it, on its way in: kept part by part while it arrives, gone once it is in.
  await sql`create table initiative.whole_file (
    id uuid primary key,
    sent_by uuid not null references people.person (id) on delete cascade,
    name text not null,
    state text not null check (state in ('arriving', 'waiting', 'running', 'done', 'refused')),
    rows integer not null default 0,
    refused_at integer,
    code text,
    initiative_id uuid references initiative.initiative (id) on delete set null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index whole_file_sent_by on initiative.whole_file (sent_by, at desc, id)`.execute(db)
  await sql`create index whole_file_initiative on initiative.whole_file (initiative_id)`.execute(db)
  await sql`create table initiative.whole_file_part (
    file_id uuid not null references initiative.whole_file (id) on delete cascade,
    place integer not null,
    bytes bytea not null,
    primary key (file_id, place)
  )`.execute(db)

  // It began elsewhere. From where people spoke did not come along, so what is published of it stays as it came.
  await sql`create table initiative.brought_in (
    initiative_id uuid primary key references initiative.initiative (id) on delete cascade,
    from_page text not null,
    copied_at timestamptz not null,
    brought_in_by uuid references people.person (id) on delete set null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index brought_in_by on initiative.brought_in (brought_in_by)`.execute(db)
}
