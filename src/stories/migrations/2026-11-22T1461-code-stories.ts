import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // A round: some stories are coded by two people or more, apart from each other, by one version of the book.
  await sql`create table stories.round (
    id uuid primary key,
    initiative_id uuid not null,
    book_number int not null,
    made_by uuid references people.person (id) on delete set null,
    made_at timestamptz not null,
    foreign key (initiative_id, book_number) references stories.code_book (initiative_id, number) on delete cascade
  )`.execute(db)
  await sql`create index round_in_initiative on stories.round (initiative_id, made_at desc, id)`.execute(db)
  await sql`create index round_of_book on stories.round (initiative_id, book_number)`.execute(db)
  await sql`create index round_made_by on stories.round (made_by)`.execute(db)
  // Who was asked to code, and when they said yes. Whoever is erased leaves what they coded without a name.
  await sql`create table stories.round_coder (
    id uuid primary key,
    round_id uuid not null references stories.round (id) on delete cascade,
    person_id uuid references people.person (id) on delete set null,
    place int not null,
    agreed_at timestamptz,
    unique (round_id, person_id)
  )`.execute(db)
  await sql`create index round_coder_person on stories.round_coder (person_id)`.execute(db)
  // Coders know a story of a round by its place alone. Whether it may be read is asked of the ledger each time.
  await sql`create table stories.round_story (
    round_id uuid not null references stories.round (id) on delete cascade,
    place int not null check (place > 0),
    story_id uuid not null references stories.story (id) on delete cascade,
    number int not null,
    primary key (round_id, place),
    unique (round_id, story_id)
  )`.execute(db)
  await sql`create index round_story_story on stories.round_story (story_id)`.execute(db)
  // That somebody coded a story; no marks beside it: no code fits.
  await sql`create table stories.coding (
    coder_id uuid not null references stories.round_coder (id) on delete cascade,
    round_id uuid not null,
    place int not null,
    at timestamptz not null,
    primary key (coder_id, place),
    foreign key (round_id, place) references stories.round_story (round_id, place) on delete cascade
  )`.execute(db)
  await sql`create index coding_of_story on stories.coding (round_id, place)`.execute(db)
  await sql`create table stories.coding_mark (
    coder_id uuid not null,
    place int not null,
    code_id uuid not null,
    primary key (coder_id, place, code_id),
    foreign key (coder_id, place) references stories.coding (coder_id, place) on delete cascade
  )`.execute(db)
  // What the coders came to when they had talked it through.
  await sql`create table stories.settling (
    round_id uuid not null,
    place int not null,
    settled_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    primary key (round_id, place),
    foreign key (round_id, place) references stories.round_story (round_id, place) on delete cascade
  )`.execute(db)
  await sql`create index settling_settled_by on stories.settling (settled_by)`.execute(db)
  await sql`create table stories.settled_code (
    round_id uuid not null,
    place int not null,
    code_id uuid not null,
    primary key (round_id, place, code_id),
    foreign key (round_id, place) references stories.settling (round_id, place) on delete cascade
  )`.execute(db)
}
