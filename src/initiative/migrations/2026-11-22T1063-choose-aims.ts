import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // What people want to be different, chosen by them; what was done and heard since stands beside it.
  await sql`create table initiative.aim (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    words text not null check (words <> ''),
    sign text,
    seen_by text not null check (seen_by in ('members', 'site', 'public')),
    recorded_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    unique (initiative_id, id)
  )`.execute(db)
  await sql`create index aim_list on initiative.aim (initiative_id, at, id)`.execute(db)
  await sql`create index aim_recorded_by on initiative.aim (recorded_by)`.execute(db)
  await sql`create table initiative.aim_chosen_by (
    aim_id uuid not null references initiative.aim (id) on delete cascade,
    standpoint_id uuid not null references initiative.standpoint (id) on delete cascade,
    primary key (aim_id, standpoint_id)
  )`.execute(db)
  await sql`create index aim_chosen_by_standpoint on initiative.aim_chosen_by (standpoint_id)`.execute(db)
  await sql`create table initiative.aim_served (
    initiative_id uuid not null,
    aim_id uuid not null,
    item_id uuid not null,
    primary key (aim_id, item_id),
    foreign key (initiative_id, aim_id) references initiative.aim (initiative_id, id) on delete cascade,
    foreign key (initiative_id, item_id) references initiative.thread_item (initiative_id, id) on delete cascade
  )`.execute(db)
  await sql`create index aim_served_item on initiative.aim_served (initiative_id, item_id)`.execute(db)
  await sql`create table initiative.aim_putting_away (
    aim_id uuid primary key references initiative.aim (id) on delete cascade,
    reason text not null check (reason <> ''),
    put_away_by uuid references people.person (id) on delete set null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index aim_putting_away_by on initiative.aim_putting_away (put_away_by)`.execute(db)
}
