import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // What the body that decides by law said to what was agreed. Rows are only added: a later answer does not erase an earlier one.
  await sql`create table initiative.answer (
    id uuid primary key,
    item_id uuid not null references initiative.decision (item_id) on delete cascade,
    place integer not null check (place >= 1),
    body text not null check (body <> ''),
    said text not null check (said in ('waiting', 'yes', 'partly', 'no')),
    why text,
    by_when date,
    answered_by text,
    answered_on date not null,
    recorded_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    unique (item_id, place),
    check (said in ('waiting', 'yes') or why is not null),
    check (said in ('waiting', 'no') or by_when is not null),
    check (said = 'waiting' or answered_by is not null)
  )`.execute(db)
  await sql`create index answer_recorded_by on initiative.answer (recorded_by)`.execute(db)

  // You said, we did. A promise of the next date is needed where something is still open. The place makes the second of two replies
  // that were written at once visible to whoever wrote it, and is the order in which they stand.
  await sql`create table initiative.reply (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    question_id uuid references initiative.question (id) on delete cascade,
    item_id uuid references initiative.decision (item_id) on delete cascade,
    place integer not null check (place >= 1),
    kind text not null check (kind in ('did', 'did-not', 'still-open')),
    you_said text not null check (you_said <> ''),
    words text not null check (words <> ''),
    next_by date,
    recorded_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    unique (question_id, place),
    unique (item_id, place),
    check (num_nonnulls(question_id, item_id) = 1),
    check ((kind = 'still-open') = (next_by is not null))
  )`.execute(db)
  await sql`create index reply_list on initiative.reply (initiative_id, at desc, id)`.execute(db)
  await sql`create index reply_recorded_by on initiative.reply (recorded_by)`.execute(db)

  // Who is to be told, and the way that they had chosen when the reply was written. Waiting until an attempt says otherwise.
  await sql`create table initiative.delivery (
    id uuid primary key,
    reply_id uuid not null references initiative.reply (id) on delete cascade,
    person_id uuid references people.person (id) on delete cascade,
    name text,
    way text not null check (way in ('email', 'page', 'letter', 'call')),
    unique (reply_id, person_id),
    check (num_nonnulls(person_id, name) = 1)
  )`.execute(db)
  await sql`create index delivery_person on initiative.delivery (person_id)`.execute(db)
  await sql`create table initiative.delivery_attempt (
    id uuid primary key,
    place bigint not null generated always as identity,
    delivery_id uuid not null references initiative.delivery (id) on delete cascade,
    told boolean not null,
    recorded_by uuid references people.person (id) on delete set null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index delivery_attempt_list on initiative.delivery_attempt (delivery_id, place)`.execute(db)
  await sql`create index delivery_attempt_by on initiative.delivery_attempt (recorded_by)`.execute(db)
}
