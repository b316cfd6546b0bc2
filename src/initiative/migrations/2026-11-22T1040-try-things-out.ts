import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Ideas, prototypes and tests are items; what each says stands here, a row a version. The item's own words are those of the newest.
  await sql`create table initiative.idea_version (
    item_id uuid not null references initiative.thread_item (id) on delete cascade,
    version integer not null check (version >= 1),
    words text not null,
    how text,
    recorded_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    primary key (item_id, version)
  )`.execute(db)
  await sql`create index idea_version_by on initiative.idea_version (recorded_by)`.execute(db)

  await sql`create table initiative.prototype_version (
    item_id uuid not null references initiative.thread_item (id) on delete cascade,
    version integer not null check (version >= 1),
    words text not null,
    form text not null check (form in ('drawing', 'storyboard', 'role-play', 'mock-up', 'leaflet', 'walk-through', 'web-page', 'other')),
    form_words text check ((form = 'other') = (form_words is not null)),
    what text not null,
    recorded_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    primary key (item_id, version)
  )`.execute(db)
  await sql`create index prototype_version_by on initiative.prototype_version (recorded_by)`.execute(db)

  await sql`create table initiative.trial_version (
    item_id uuid not null references initiative.thread_item (id) on delete cascade,
    version integer not null check (version >= 1),
    words text not null,
    setting text not null,
    began_on date not null,
    ended_on date check (ended_on >= began_on),
    was_done text,
    result text not null check (result in ('worked', 'in-part', 'did-not', 'too-early')),
    seen text check (result = 'too-early' or seen is not null),
    learned text check (result = 'too-early' or learned is not null),
    next text,
    recorded_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    primary key (item_id, version)
  )`.execute(db)
  await sql`create index trial_version_by on initiative.trial_version (recorded_by)`.execute(db)

  // By whom: who had the idea, made the prototype, took part in the test. One row, and so one standpoint, a person.
  await sql`create table initiative.trying_presence (
    id uuid primary key,
    item_id uuid not null references initiative.thread_item (id) on delete cascade,
    person_id uuid references people.person (id) on delete set null,
    standpoint_id uuid references initiative.standpoint (id) on delete set null,
    unique (item_id, person_id)
  )`.execute(db)
  await sql`create index trying_presence_person on initiative.trying_presence (person_id)`.execute(db)
  await sql`create index trying_presence_standpoint on initiative.trying_presence (standpoint_id)`.execute(db)
  // «Two more carers»: people without names.
  await sql`create table initiative.trying_company (
    id uuid primary key,
    item_id uuid not null references initiative.thread_item (id) on delete cascade,
    standpoint_id uuid references initiative.standpoint (id) on delete set null,
    people integer not null check (people between 1 and 10000)
  )`.execute(db)
  await sql`create index trying_company_item on initiative.trying_company (item_id)`.execute(db)
  await sql`create index trying_company_standpoint on initiative.trying_company (standpoint_id)`.execute(db)
}
