import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`create schema initiative`.execute(db)
  await sql`create table initiative.initiative (
    id uuid primary key,
    slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
    title text not null check (title <> ''),
    purpose text not null,
    open_to text not null default 'members' check (open_to in ('public', 'site', 'members')),
    area_id uuid references network.area (id),
    zone text not null default 'Europe/London',
    starts_on date,
    ends_on date,
    version integer not null default 1,
    created_at timestamptz not null default now()
  )`.execute(db)
  await sql`create index initiative_newest on initiative.initiative (created_at desc, id)`.execute(db)
  // A worked example: labelled as one on every page, and removable in one step.
  await sql`create table initiative.example (
    initiative_id uuid primary key references initiative.initiative (id) on delete cascade
  )`.execute(db)
  await sql`create table initiative.can_change (
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    place integer not null,
    what text not null,
    primary key (initiative_id, place)
  )`.execute(db)
  await sql`create table initiative.cannot_change (
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    place integer not null,
    what text not null,
    why text not null,
    primary key (initiative_id, place)
  )`.execute(db)
  await sql`create table initiative.partner (
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    organisation_id uuid not null references network.organisation (id),
    primary key (initiative_id, organisation_id)
  )`.execute(db)

  // What people can be here as. Offered ones carry a key and take their words from the catalogue; a group rewords and adds its own.
  await sql`create table initiative.standpoint (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    key text,
    words text,
    affected boolean not null,
    place integer not null,
    check (key is not null or words is not null),
    unique (initiative_id, id)
  )`.execute(db)
  await sql`create unique index standpoint_key on initiative.standpoint (initiative_id, key)`.execute(db)

  await sql`create table initiative.member (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    person_id uuid not null references people.person (id) on delete cascade,
    brings text,
    joined_at timestamptz not null default now(),
    unique (initiative_id, person_id),
    unique (initiative_id, id)
  )`.execute(db)
  await sql`create index member_person on initiative.member (person_id)`.execute(db)
  await sql`create table initiative.host (
    member_id uuid primary key references initiative.member (id) on delete cascade,
    since timestamptz not null default now()
  )`.execute(db)
  await sql`create table initiative.member_standpoint (
    member_id uuid not null references initiative.member (id) on delete cascade,
    standpoint_id uuid not null references initiative.standpoint (id) on delete cascade,
    primary key (member_id, standpoint_id)
  )`.execute(db)
  await sql`create index member_standpoint_standpoint on initiative.member_standpoint (standpoint_id)`.execute(db)
}
