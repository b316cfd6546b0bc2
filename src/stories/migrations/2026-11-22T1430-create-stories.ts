import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`create schema stories`.execute(db)
  // Which keys words were sealed with, by id: a program that lacks one of them does not start. The keys themselves are never here.
  await sql`create table stories.key (id text primary key, since timestamptz not null)`.execute(db)

  // A story is its teller's. Who is erased takes its words along; what is left says that something stood there.
  await sql`create table stories.story (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    teller_id uuid references people.person (id) on delete set null,
    under_16 boolean not null,
    told_at timestamptz not null
  )`.execute(db)
  await sql`create index story_of_teller on stories.story (teller_id, told_at desc, id)`.execute(db)
  await sql`create index story_in_initiative on stories.story (initiative_id, told_at desc, id)`.execute(db)

  // Somebody else wrote it down: how, and whether it was read back to the teller.
  await sql`create table stories.taking_down (
    story_id uuid primary key references stories.story (id) on delete cascade,
    taker_id uuid references people.person (id) on delete set null,
    how text not null check (how in ('room', 'phone', 'video', 'writing')),
    read_back boolean not null
  )`.execute(db)
  await sql`create index taking_down_taker on stories.taking_down (taker_id)`.execute(db)

  // The words, sealed; beside them what a reader should be warned of, sealed too.
  await sql`create table stories.version (
    story_id uuid not null references stories.story (id) on delete cascade,
    number int not null check (number > 0),
    key_id text not null,
    sealed bytea not null,
    sealed_notes bytea not null,
    made_by uuid references people.person (id) on delete set null,
    made_at timestamptz not null,
    primary key (story_id, number)
  )`.execute(db)
  await sql`create index version_key on stories.version (key_id)`.execute(db)
  await sql`create index version_made_by on stories.version (made_by)`.execute(db)
  await sql`create table stories.approval (
    story_id uuid not null,
    number int not null,
    at timestamptz not null,
    primary key (story_id, number),
    foreign key (story_id, number) references stories.version (story_id, number) on delete cascade
  )`.execute(db)

  // Its words were deleted: nothing is left but the marks where they stood.
  await sql`create table stories.deletion (story_id uuid primary key references stories.story (id) on delete cascade, at timestamptz not null)`.execute(db)

  // Whom the teller named to help, and whether that person reads the words. Both can take the story back.
  await sql`create table stories.supporter (
    story_id uuid primary key references stories.story (id) on delete cascade,
    person_id uuid not null references people.person (id) on delete cascade,
    reads boolean not null,
    named_at timestamptz not null
  )`.execute(db)
  await sql`create index supporter_person on stories.supporter (person_id)`.execute(db)

  // Who read the whole of it, beside its teller: a row a person and day.
  await sql`create table stories.opening (
    story_id uuid not null references stories.story (id) on delete cascade,
    number int not null,
    person_id uuid references people.person (id) on delete set null,
    on_day date not null,
    at timestamptz not null,
    unique (story_id, number, person_id, on_day)
  )`.execute(db)
  await sql`create index opening_person on stories.opening (person_id)`.execute(db)

  // What somebody asked to be kept of a story that they have begun to tell: theirs alone.
  await sql`create table stories.draft (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    person_id uuid not null references people.person (id) on delete cascade,
    way text not null check (way in ('guided', 'whole')),
    step int not null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index draft_person on stories.draft (person_id, at desc, id)`.execute(db)
  await sql`create index draft_initiative on stories.draft (initiative_id)`.execute(db)
  await sql`create table stories.draft_answer (
    draft_id uuid not null references stories.draft (id) on delete cascade,
    question text not null check (question in ('what', 'why', 'so-what', 'now-what', 'whole')),
    key_id text not null,
    sealed bytea not null,
    primary key (draft_id, question)
  )`.execute(db)
  await sql`create index draft_answer_key on stories.draft_answer (key_id)`.execute(db)
}
