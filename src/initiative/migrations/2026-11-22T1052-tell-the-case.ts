import { type Kysely, sql } from 'kysely'

const SECTIONS = sql.raw("('starting', 'together', 'principle-assets', 'principle-work', 'principle-give-take', 'principle-networks', 'changed', 'challenges', 'learning')")

export async function up(db: Kysely<never>): Promise<void> {
  // One case study an initiative, begun by whoever first drafts it.
  await sql`create table initiative.case_study (
    initiative_id uuid primary key references initiative.initiative (id) on delete cascade,
    begun_at timestamptz not null
  )`.execute(db)

  // Made of sentences. What it rests on, if on anything. Without words of its own it is a quotation: the item's words as they are now.
  await sql`create table initiative.case_sentence (
    id uuid primary key,
    initiative_id uuid not null references initiative.case_study (initiative_id) on delete cascade,
    section text not null check (section in ${SECTIONS}),
    place integer not null,
    item_id uuid references initiative.thread_item (id) on delete cascade,
    item_version integer,
    meeting_id uuid references initiative.meeting (id) on delete cascade,
    words text,
    version integer not null default 1,
    written_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    check (num_nonnulls(item_id, meeting_id) <= 1),
    check (words is not null or item_id is not null)
  )`.execute(db)
  await sql`create index case_sentence_place on initiative.case_sentence (initiative_id, section, place)`.execute(db)
  await sql`create index case_sentence_item on initiative.case_sentence (item_id)`.execute(db)
  await sql`create index case_sentence_meeting on initiative.case_sentence (meeting_id)`.execute(db)
  await sql`create index case_sentence_written_by on initiative.case_sentence (written_by)`.execute(db)

  // What somebody took out is not drafted again.
  await sql`create table initiative.case_left_out (
    initiative_id uuid not null references initiative.case_study (initiative_id) on delete cascade,
    section text not null check (section in ${SECTIONS}),
    source_id uuid not null,
    primary key (initiative_id, section, source_id)
  )`.execute(db)

  // What was put forward to be published, word for word: those whose work it is agree to this and to nothing that comes later.
  await sql`create table initiative.case_edition (
    id uuid primary key,
    initiative_id uuid not null references initiative.case_study (initiative_id) on delete cascade,
    number integer not null check (number >= 1),
    put_forward_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    published_at timestamptz,
    withdrawn_at timestamptz,
    unique (initiative_id, number)
  )`.execute(db)
  await sql`create index case_edition_by on initiative.case_edition (put_forward_by)`.execute(db)
  await sql`create table initiative.case_edition_sentence (
    edition_id uuid not null references initiative.case_edition (id) on delete cascade,
    id uuid not null,
    section text not null check (section in ${SECTIONS}),
    place integer not null,
    item_id uuid references initiative.thread_item (id) on delete cascade,
    item_version integer,
    meeting_id uuid references initiative.meeting (id) on delete cascade,
    words text,
    version integer not null,
    written_by uuid references people.person (id) on delete set null,
    primary key (edition_id, id)
  )`.execute(db)
  await sql`create index case_edition_sentence_item on initiative.case_edition_sentence (item_id)`.execute(db)
  await sql`create index case_edition_sentence_meeting on initiative.case_edition_sentence (meeting_id)`.execute(db)
  await sql`create index case_edition_sentence_by on initiative.case_edition_sentence (written_by)`.execute(db)
  await sql`create table initiative.case_consent (
    id uuid primary key,
    edition_id uuid not null references initiative.case_edition (id) on delete cascade,
    person_id uuid references people.person (id) on delete set null,
    host boolean not null,
    at timestamptz not null,
    unique (edition_id, person_id)
  )`.execute(db)
  await sql`create index case_consent_person on initiative.case_consent (person_id)`.execute(db)

  // What is taken back leaves no words behind in a sentence that rested on it, whatever way of taking back it was.
  await sql`create function initiative.blank_case_sentences() returns trigger language plpgsql as $$
    begin
      update initiative.case_sentence set words = '', version = version + 1 where item_id = new.item_id;
      update initiative.case_edition_sentence set words = '' where item_id = new.item_id;
      return null;
    end $$`.execute(db)
  await sql`create trigger blank_case_sentences after insert on initiative.taking_back for each row execute function initiative.blank_case_sentences()`.execute(db)
}
