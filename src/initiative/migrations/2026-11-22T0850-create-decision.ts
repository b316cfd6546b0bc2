import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // What was agreed, beside its item. The reply date is the promise of the first day: only a reply can name a later one.
  await sql`create table initiative.decision (
    item_id uuid primary key references initiative.thread_item (id) on delete cascade,
    reply_by date not null,
    meeting_id uuid references initiative.meeting (id) on delete set null
  )`.execute(db)
  await sql`create index decision_meeting on initiative.decision (meeting_id)`.execute(db)

  // Corrections only ever add: the version that people agreed on stays readable. The item's own words are those of the newest.
  await sql`create table initiative.decision_version (
    item_id uuid not null references initiative.decision (item_id) on delete cascade,
    version integer not null check (version >= 1),
    words text not null,
    agreed_on date not null,
    about_money boolean not null,
    about_service boolean not null,
    co_produced boolean not null,
    reason text check ((reason is null) = (version = 1)),
    recorded_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    primary key (item_id, version)
  )`.execute(db)
  await sql`create index decision_version_by on initiative.decision_version (recorded_by)`.execute(db)

  // The full card (domain.md, I-08): there where it is about money or a service, or carries the label «co-produced».
  await sql`create table initiative.decision_card (
    item_id uuid not null,
    version integer not null,
    question text not null check (question <> ''),
    options text not null check (options <> ''),
    who_could_decide text not null check (who_could_decide <> ''),
    method text not null check (method in ('consent', 'show-of-hands', 'delegated')),
    reasons text not null check (reasons <> ''),
    cannot_change text not null check (cannot_change <> ''),
    primary key (item_id, version),
    foreign key (item_id, version) references initiative.decision_version (item_id, version) on delete cascade
  )`.execute(db)

  // Who was there: one row, and so one standpoint, a person. Somebody who erases their account stays as somebody without a name.
  await sql`create table initiative.decision_presence (
    id uuid primary key,
    item_id uuid not null,
    version integer not null,
    person_id uuid references people.person (id) on delete set null,
    standpoint_id uuid references initiative.standpoint (id) on delete set null,
    unique (item_id, version, person_id),
    foreign key (item_id, version) references initiative.decision_version (item_id, version) on delete cascade
  )`.execute(db)
  await sql`create index decision_presence_person on initiative.decision_presence (person_id)`.execute(db)
  await sql`create index decision_presence_standpoint on initiative.decision_presence (standpoint_id)`.execute(db)
  // «Two more carers»: people without names.
  await sql`create table initiative.decision_company (
    id uuid primary key,
    item_id uuid not null,
    version integer not null,
    standpoint_id uuid references initiative.standpoint (id) on delete set null,
    people integer not null check (people between 1 and 10000),
    foreign key (item_id, version) references initiative.decision_version (item_id, version) on delete cascade
  )`.execute(db)
  await sql`create index decision_company_version on initiative.decision_company (item_id, version)`.execute(db)
  await sql`create index decision_company_standpoint on initiative.decision_company (standpoint_id)`.execute(db)

  // Who disagreed, in their own words: theirs to change and to take back. Typed by somebody else, they belong to no account.
  await sql`create table initiative.dissent (
    id uuid primary key,
    item_id uuid not null references initiative.decision (item_id) on delete cascade,
    person_id uuid references people.person (id) on delete set null,
    words text not null,
    seen_by text not null default 'members' check (seen_by in ('members', 'site', 'public')),
    version integer not null default 1,
    entered_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    unique (item_id, person_id)
  )`.execute(db)
  await sql`create index dissent_person on initiative.dissent (person_id)`.execute(db)
  await sql`create index dissent_entered_by on initiative.dissent (entered_by)`.execute(db)
  // The words are gone in the same transaction; that somebody disagreed and took it back stays.
  await sql`create table initiative.dissent_taking_back (
    dissent_id uuid primary key references initiative.dissent (id) on delete cascade,
    at timestamptz not null
  )`.execute(db)
}
