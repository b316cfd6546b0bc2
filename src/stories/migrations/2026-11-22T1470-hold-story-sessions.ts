import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // People around one teller. What is told there is written down nowhere; no table of stories or of the thread is referred to, and none refers to these.
  await sql`create table stories.session (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    teller_id uuid not null references people.person (id) on delete cascade,
    facilitator_id uuid references people.person (id) on delete set null,
    teller_named boolean not null,
    tags boolean not null,
    on_day date not null
  )`.execute(db)
  await sql`create index session_in_initiative on stories.session (initiative_id, on_day desc, id desc)`.execute(db)
  await sql`create index session_teller on stories.session (teller_id)`.execute(db)
  await sql`create index session_facilitator on stories.session (facilitator_id)`.execute(db)
  await sql`create index session_day on stories.session (on_day)`.execute(db)
  await sql`create table stories.session_listener (
    session_id uuid not null references stories.session (id) on delete cascade,
    person_id uuid not null references people.person (id) on delete cascade,
    primary key (session_id, person_id)
  )`.execute(db)
  await sql`create index session_listener_person on stories.session_listener (person_id)`.execute(db)
  await sql`create table stories.session_group (
    id uuid primary key,
    session_id uuid not null references stories.session (id) on delete cascade,
    place int not null,
    name text not null,
    tag text check (tag in ('opportunity', 'benefit', 'barrier')),
    action text,
    version int not null default 1,
    unique (session_id, place)
  )`.execute(db)
  // A card is its writer's while it lies here. One that goes into the thread is deleted here in the same transaction.
  await sql`create table stories.session_card (
    id uuid primary key,
    session_id uuid not null references stories.session (id) on delete cascade,
    author_id uuid not null references people.person (id) on delete cascade,
    place int not null,
    words text not null,
    group_id uuid references stories.session_group (id) on delete set null,
    tag text check (tag in ('opportunity', 'benefit', 'barrier')),
    version int not null default 1,
    unique (session_id, place)
  )`.execute(db)
  await sql`create index session_card_author on stories.session_card (author_id)`.execute(db)
  await sql`create index session_card_group on stories.session_card (group_id)`.execute(db)
  // What the teller said to a card as it was then; a card that was changed since waits for their word again.
  await sql`create table stories.session_nod (
    card_id uuid primary key references stories.session_card (id) on delete cascade,
    answer text not null check (answer in ('yes', 'no', 'other-words')),
    version int not null
  )`.execute(db)
  // What each person moved last, so that they can undo it.
  await sql`create table stories.session_move (
    session_id uuid not null references stories.session (id) on delete cascade,
    person_id uuid not null references people.person (id) on delete cascade,
    card_id uuid not null references stories.session_card (id) on delete cascade,
    from_group uuid references stories.session_group (id) on delete cascade,
    to_group uuid references stories.session_group (id) on delete cascade,
    primary key (session_id, person_id, card_id)
  )`.execute(db)
  await sql`create index session_move_person on stories.session_move (person_id)`.execute(db)
  await sql`create index session_move_card on stories.session_move (card_id)`.execute(db)
  await sql`create index session_move_from on stories.session_move (from_group)`.execute(db)
  await sql`create index session_move_to on stories.session_move (to_group)`.execute(db)
}
