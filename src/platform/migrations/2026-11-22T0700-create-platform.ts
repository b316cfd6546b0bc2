import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`create schema platform`.execute(db)
  // What was done by which form: the memory that makes a double click do a thing once. No words of people, and the address only as a
  // hash, because some addresses hold a code. Old rows are cleared by a job.
  await sql`create table platform.command (
    id uuid primary key,
    person_id uuid,
    path_hash text not null,
    went_to text,
    at timestamptz not null default now()
  )`.execute(db)
  await sql`create index command_at on platform.command (at)`.execute(db)
  await sql`create table platform.limit_count (
    what text not null,
    who text not null,
    since timestamptz not null,
    times integer not null,
    primary key (what, who)
  )`.execute(db)
  // What happened, by ids only: what reactions are told.
  await sql`create table platform.activity (
    id uuid primary key default gen_random_uuid(),
    kind text not null,
    ids jsonb not null,
    at timestamptz not null default now()
  )`.execute(db)
  await sql`create index activity_at on platform.activity (at)`.execute(db)
}
