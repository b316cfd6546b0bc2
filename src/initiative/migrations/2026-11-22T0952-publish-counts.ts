import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // From where people spoke: the only numbers of it that anybody is shown, renewed as a whole. See docs/decisions/0030-published-counts.md.
  await sql`create table initiative.published_table (
    initiative_id uuid primary key references initiative.initiative (id) on delete cascade,
    renewed_at timestamptz not null
  )`.execute(db)
  // One row for the whole initiative and one for each theme. It outlives its theme, because it is remembered which voices it counted.
  await sql`create table initiative.published_row (
    id uuid primary key,
    initiative_id uuid not null references initiative.published_table (initiative_id) on delete cascade,
    whole boolean not null,
    theme_id uuid references initiative.thread_item (id) on delete set null,
    voices integer not null check (voices >= 0),
    check (not whole or theme_id is null)
  )`.execute(db)
  await sql`create unique index published_row_whole on initiative.published_row (initiative_id) where whole`.execute(db)
  await sql`create unique index published_row_theme on initiative.published_row (theme_id)`.execute(db)
  await sql`create index published_row_list on initiative.published_row (initiative_id)`.execute(db)
  await sql`create table initiative.published_cell (
    row_id uuid not null references initiative.published_row (id) on delete cascade,
    standpoint_id uuid not null references initiative.standpoint (id) on delete cascade,
    held integer not null check (held >= 5),
    at_least integer not null check (at_least >= 0 and at_least <= held),
    primary key (row_id, standpoint_id)
  )`.execute(db)
  await sql`create index published_cell_standpoint on initiative.published_cell (standpoint_id)`.execute(db)
  // A voice is counted under one theme, the first, for ever: themes that share voices can't be subtracted from each other.
  await sql`create table initiative.published_voice (
    voice_id uuid primary key references initiative.thread_item (id) on delete cascade,
    row_id uuid not null references initiative.published_row (id) on delete cascade
  )`.execute(db)
  await sql`create index published_voice_row on initiative.published_voice (row_id)`.execute(db)
}
