import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Somebody who may read a version proposes it shorter or clearer. It goes with the version, and with whoever proposed it.
  await sql`create table stories.cut (
    id uuid primary key,
    story_id uuid not null,
    number int not null,
    editor_id uuid not null references people.person (id) on delete cascade,
    at timestamptz not null,
    foreign key (story_id, number) references stories.version (story_id, number) on delete cascade
  )`.execute(db)
  await sql`create index cut_of_version on stories.cut (story_id, number, at desc, id)`.execute(db)
  await sql`create index cut_editor on stories.cut (editor_id, at desc, id)`.execute(db)
  // What is said with it, sealed: the words and the reason while its teller has not answered, then why they said no, if they said why.
  await sql`create table stories.cut_text (
    cut_id uuid not null references stories.cut (id) on delete cascade,
    what text not null check (what in ('words', 'reason', 'why')),
    key_id text not null,
    sealed bytea not null,
    primary key (cut_id, what)
  )`.execute(db)
  await sql`create index cut_text_key on stories.cut_text (key_id)`.execute(db)
  // What came of it; without a row it waits.
  await sql`create table stories.cut_answer (
    cut_id uuid primary key references stories.cut (id) on delete cascade,
    answer text not null check (answer in ('taken', 'changed', 'no', 'forgotten')),
    at timestamptz not null
  )`.execute(db)
}
