import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // A host offers a member to look after the initiative. The offer goes when it is answered or taken back; a yes is kept below.
  await sql`create table initiative.hand_over_offer (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    from_member_id uuid not null references initiative.member (id) on delete cascade,
    to_member_id uuid not null references initiative.member (id) on delete cascade,
    steps_back boolean not null,
    words text check (words <> ''),
    at timestamptz not null,
    unique (initiative_id, to_member_id)
  )`.execute(db)
  await sql`create index hand_over_offer_from on initiative.hand_over_offer (from_member_id)`.execute(db)
  await sql`create index hand_over_offer_to on initiative.hand_over_offer (to_member_id)`.execute(db)
  // Who handed over to whom, and when.
  await sql`create table initiative.hand_over (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    from_person_id uuid references people.person (id) on delete set null,
    to_person_id uuid references people.person (id) on delete set null,
    stepped_back boolean not null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index hand_over_list on initiative.hand_over (initiative_id, at desc, id)`.execute(db)
  await sql`create index hand_over_from on initiative.hand_over (from_person_id)`.execute(db)
  await sql`create index hand_over_to on initiative.hand_over (to_person_id)`.execute(db)
  // What somebody told the hosts when they left. Without a person where they wished so: then nobody can find out who it was.
  await sql`create table initiative.leaving_note (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    person_id uuid references people.person (id) on delete cascade,
    went_well text check (went_well <> ''),
    was_hard text check (was_hard <> ''),
    for_others text check (for_others <> ''),
    on_day date not null,
    check (num_nonnulls(went_well, was_hard, for_others) > 0)
  )`.execute(db)
  await sql`create index leaving_note_list on initiative.leaving_note (initiative_id, on_day desc, id)`.execute(db)
  await sql`create index leaving_note_person on initiative.leaving_note (person_id)`.execute(db)
}
