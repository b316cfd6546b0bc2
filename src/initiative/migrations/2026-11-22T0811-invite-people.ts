import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // How an initiative lets people in. No row: a host lets each in, and who is under 16 needs a named adult.
  await sql`create table initiative.joining (
    initiative_id uuid primary key references initiative.initiative (id) on delete cascade,
    lets_in text not null check (lets_in in ('host', 'all')),
    age_line integer not null check (age_line between 12 and 18)
  )`.execute(db)

  // The code of an invitation is derived from its id and the site's secret, and only a keyed hash of it is kept, to find it by.
  await sql`create table initiative.invitation (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    code_hash text not null unique,
    most integer not null check (most between 1 and 1000),
    last_day date not null,
    made_at timestamptz not null default now()
  )`.execute(db)
  await sql`create index invitation_list on initiative.invitation (initiative_id, made_at desc, id)`.execute(db)
  await sql`create table initiative.invitation_revocation (
    invitation_id uuid primary key references initiative.invitation (id) on delete cascade,
    at timestamptz not null default now()
  )`.execute(db)
  await sql`create table initiative.invitation_use (
    id uuid primary key,
    invitation_id uuid not null references initiative.invitation (id) on delete cascade,
    person_id uuid references people.person (id) on delete set null,
    at timestamptz not null default now(),
    unique (invitation_id, person_id)
  )`.execute(db)
  await sql`create index invitation_use_person on initiative.invitation_use (person_id)`.execute(db)

  // Asked to take part, and waits for a host.
  await sql`create table initiative.waiting (
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    person_id uuid not null references people.person (id) on delete cascade,
    at timestamptz not null default now(),
    primary key (initiative_id, person_id)
  )`.execute(db)
  await sql`create index waiting_list on initiative.waiting (initiative_id, at, person_id)`.execute(db)
  await sql`create index waiting_person on initiative.waiting (person_id)`.execute(db)
  // The adult who stands by somebody below the age line, and how to reach them: read by hosts only.
  await sql`create table initiative.named_adult (
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    person_id uuid not null references people.person (id) on delete cascade,
    name text not null,
    reach text not null,
    primary key (initiative_id, person_id)
  )`.execute(db)
  await sql`create index named_adult_person on initiative.named_adult (person_id)`.execute(db)
  // Taken out of an initiative, with the reason that they were told.
  await sql`create table initiative.removal (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    person_id uuid not null references people.person (id) on delete cascade,
    reason text not null,
    at timestamptz not null default now()
  )`.execute(db)
  await sql`create index removal_person on initiative.removal (person_id, at desc)`.execute(db)
  await sql`create index removal_initiative on initiative.removal (initiative_id, person_id)`.execute(db)
}
