import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`create table initiative.meeting (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    title text not null check (title <> ''),
    begins_at timestamptz not null,
    ends_at timestamptz not null,
    place text,
    link text check (link ~* '^https?://'),
    -- Where it is, for whoever may see the initiative; else for those who take part.
    where_open boolean not null default false,
    ways text[] not null default '{}' check (ways <@ array['room', 'phone', 'video', 'post']),
    access text[] not null default '{}',
    access_words text,
    note_taker_id uuid references initiative.member (id) on delete set null,
    version integer not null default 1,
    created_at timestamptz not null default now(),
    changed_at timestamptz not null default now(),
    unique (initiative_id, id),
    check (ends_at > begins_at)
  )`.execute(db)
  await sql`create index meeting_list on initiative.meeting (initiative_id, begins_at, id)`.execute(db)
  await sql`create index meeting_note_taker on initiative.meeting (note_taker_id)`.execute(db)

  await sql`create table initiative.meeting_cancellation (
    meeting_id uuid primary key references initiative.meeting (id) on delete cascade,
    reason text not null,
    cancelled_by uuid references people.person (id) on delete set null,
    at timestamptz not null default now()
  )`.execute(db)
  await sql`create index meeting_cancellation_person on initiative.meeting_cancellation (cancelled_by)`.execute(db)

  await sql`create table initiative.meeting_agenda_item (
    id uuid primary key,
    meeting_id uuid not null references initiative.meeting (id) on delete cascade,
    words text not null,
    proposed_by uuid references initiative.member (id) on delete set null,
    proposed_at timestamptz not null default now()
  )`.execute(db)
  await sql`create index meeting_agenda_item_list on initiative.meeting_agenda_item (meeting_id, proposed_at, id)`.execute(db)
  await sql`create index meeting_agenda_item_member on initiative.meeting_agenda_item (proposed_by)`.execute(db)

  // Each time that who came was written down: the newest version is what holds, the earlier say who changed it and when.
  await sql`create table initiative.meeting_roll (
    meeting_id uuid not null references initiative.meeting (id) on delete cascade,
    version integer not null,
    recorded_by uuid references people.person (id) on delete set null,
    at timestamptz not null default now(),
    primary key (meeting_id, version)
  )`.execute(db)
  await sql`create index meeting_roll_person on initiative.meeting_roll (recorded_by)`.execute(db)
  // One person, here as one thing. A member who has left stays as somebody without a name, so that the room's numbers stay true.
  await sql`create table initiative.meeting_presence (
    id uuid primary key,
    meeting_id uuid not null references initiative.meeting (id) on delete cascade,
    member_id uuid references initiative.member (id) on delete set null,
    standpoint_id uuid references initiative.standpoint (id) on delete set null,
    way text not null check (way in ('room', 'phone', 'video', 'post')),
    unique (meeting_id, member_id)
  )`.execute(db)
  await sql`create index meeting_presence_member on initiative.meeting_presence (member_id)`.execute(db)
  await sql`create index meeting_presence_standpoint on initiative.meeting_presence (standpoint_id)`.execute(db)
  // «Two more carers»: people without names.
  await sql`create table initiative.meeting_company (
    id uuid primary key,
    meeting_id uuid not null references initiative.meeting (id) on delete cascade,
    standpoint_id uuid references initiative.standpoint (id) on delete set null,
    way text not null check (way in ('room', 'phone', 'video', 'post')),
    people integer not null check (people between 1 and 10000)
  )`.execute(db)
  await sql`create index meeting_company_meeting on initiative.meeting_company (meeting_id)`.execute(db)
  await sql`create index meeting_company_standpoint on initiative.meeting_company (standpoint_id)`.execute(db)

  await sql`create table initiative.meeting_notes (
    meeting_id uuid primary key references initiative.meeting (id) on delete cascade,
    words text not null,
    version integer not null default 1,
    changed_by uuid references people.person (id) on delete set null,
    changed_at timestamptz not null default now()
  )`.execute(db)
  await sql`create index meeting_notes_person on initiative.meeting_notes (changed_by)`.execute(db)

  await sql`create table initiative.meeting_action (
    id uuid primary key,
    meeting_id uuid not null references initiative.meeting (id) on delete cascade,
    what text not null,
    member_id uuid references initiative.member (id) on delete set null,
    name text,
    by_day date,
    version integer not null default 1,
    agreed_at timestamptz not null default now()
  )`.execute(db)
  await sql`create index meeting_action_list on initiative.meeting_action (meeting_id, agreed_at, id)`.execute(db)
  await sql`create index meeting_action_member on initiative.meeting_action (member_id)`.execute(db)
  await sql`create table initiative.meeting_action_done (
    action_id uuid primary key references initiative.meeting_action (id) on delete cascade,
    done_by uuid references people.person (id) on delete set null,
    at timestamptz not null default now()
  )`.execute(db)
  await sql`create index meeting_action_done_person on initiative.meeting_action_done (done_by)`.execute(db)

  // The secret address of a member's calendar. Only the hash is kept; the address is made again from the id and the site's secret.
  await sql`create table initiative.calendar_feed (
    id uuid primary key,
    member_id uuid not null unique references initiative.member (id) on delete cascade,
    token_hash text not null unique,
    made_at timestamptz not null default now()
  )`.execute(db)
}
