import { type Kysely, sql } from 'kysely'

const RUNGS = sql.raw(`('decided-for', 'taught', 'told', 'asked', 'involved', 'designed', 'shared')`)

export async function up(db: Kysely<never>): Promise<void> {
  // How far people were promised to share in it: the latest is what holds, the earlier ones stay to be read.
  await sql`create table initiative.how_shared_promise (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    rung text not null check (rung in ${RUNGS}),
    reason text not null check (reason <> ''),
    promised_by uuid references people.person (id) on delete set null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index how_shared_promise_list on initiative.how_shared_promise (initiative_id, at, id)`.execute(db)
  await sql`create index how_shared_promise_by on initiative.how_shared_promise (promised_by)`.execute(db)
  // A round of asking, to the end of a day. It may end earlier; it is counted once, when it is over.
  await sql`create table initiative.how_shared_round (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    begun_at timestamptz not null,
    last_day date not null,
    begun_by uuid references people.person (id) on delete set null,
    unique (initiative_id, id)
  )`.execute(db)
  await sql`create index how_shared_round_list on initiative.how_shared_round (initiative_id, begun_at, id)`.execute(db)
  await sql`create index how_shared_round_by on initiative.how_shared_round (begun_by)`.execute(db)
  await sql`create table initiative.how_shared_counted (
    round_id uuid primary key references initiative.how_shared_round (id) on delete cascade,
    at timestamptz not null
  )`.execute(db)
  // What somebody says they experienced. It goes with them.
  await sql`create table initiative.how_shared_answer (
    id uuid primary key,
    round_id uuid not null references initiative.how_shared_round (id) on delete cascade,
    person_id uuid not null references people.person (id) on delete cascade,
    standpoint_id uuid references initiative.standpoint (id) on delete set null,
    rung text not null check (rung in ${RUNGS}),
    words text,
    unique (round_id, person_id)
  )`.execute(db)
  await sql`create index how_shared_answer_person on initiative.how_shared_answer (person_id)`.execute(db)
  await sql`create index how_shared_answer_standpoint on initiative.how_shared_answer (standpoint_id)`.execute(db)
  // What is shown of a round that was counted: how many chose each rung, by standpoint; without one, everybody who is not shown apart.
  await sql`create table initiative.how_shared_spread (
    round_id uuid not null references initiative.how_shared_round (id) on delete cascade,
    standpoint_id uuid references initiative.standpoint (id) on delete cascade,
    people integer[] not null
  )`.execute(db)
  await sql`create unique index how_shared_spread_one on initiative.how_shared_spread (round_id, coalesce(standpoint_id, '00000000-0000-0000-0000-000000000000'))`.execute(db)
  await sql`create index how_shared_spread_standpoint on initiative.how_shared_spread (standpoint_id)`.execute(db)
}
