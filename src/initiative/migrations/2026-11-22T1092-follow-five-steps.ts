import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Something that was done for one of the five steps.
  await sql`create table initiative.five_step_done (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    step text not null check (step in ('map', 'focus', 'people', 'market', 'grow')),
    words text not null check (words <> ''),
    day date not null,
    recorded_by uuid references people.person (id) on delete set null,
    version integer not null default 1,
    at timestamptz not null,
    unique (initiative_id, id)
  )`.execute(db)
  await sql`create index five_step_done_list on initiative.five_step_done (initiative_id, step, day desc, id desc)`.execute(db)
  await sql`create index five_step_done_recorded_by on initiative.five_step_done (recorded_by)`.execute(db)
  await sql`create table initiative.five_step_by (
    done_id uuid not null references initiative.five_step_done (id) on delete cascade,
    standpoint_id uuid not null references initiative.standpoint (id) on delete cascade,
    primary key (done_id, standpoint_id)
  )`.execute(db)
  await sql`create index five_step_by_standpoint on initiative.five_step_by (standpoint_id)`.execute(db)
  // A way of doing it together that somebody set or took off by hand; the others follow from what happened.
  await sql`create table initiative.way_by_hand (
    item_id uuid not null references initiative.thread_item (id) on delete cascade,
    way text not null check (way in ('deciding', 'designing', 'delivering', 'assessing')),
    holds boolean not null,
    reason text not null check (reason <> ''),
    set_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    primary key (item_id, way)
  )`.execute(db)
  await sql`create index way_by_hand_set_by on initiative.way_by_hand (set_by)`.execute(db)
}
