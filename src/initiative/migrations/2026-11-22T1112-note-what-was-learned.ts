import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // What we tried, what happened, and whether we would do it again; what did not work above all.
  await sql`create table initiative.learning_note (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    tried text not null,
    happened text not null,
    again text not null check (again in ('yes', 'differently', 'no')),
    because text not null,
    seen_by text not null check (seen_by in ('members', 'site', 'public')),
    version integer not null default 1,
    written_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    unique (initiative_id, id)
  )`.execute(db)
  await sql`create index learning_note_list on initiative.learning_note (initiative_id, at desc, id desc)`.execute(db)
  await sql`create index learning_note_written_by on initiative.learning_note (written_by)`.execute(db)
  // What it rests on.
  await sql`create table initiative.learned_from (
    initiative_id uuid not null,
    note_id uuid not null,
    item_id uuid not null,
    primary key (note_id, item_id),
    foreign key (initiative_id, note_id) references initiative.learning_note (initiative_id, id) on delete cascade,
    foreign key (initiative_id, item_id) references initiative.thread_item (initiative_id, id) on delete cascade
  )`.execute(db)
  await sql`create index learned_from_item on initiative.learned_from (initiative_id, item_id)`.execute(db)
  // The words of a note that is taken back are gone; only this mark stays.
  await sql`create table initiative.learning_taking_back (
    note_id uuid primary key references initiative.learning_note (id) on delete cascade,
    at timestamptz not null
  )`.execute(db)
  await sql`create table initiative.learning_hiding (
    note_id uuid primary key references initiative.learning_note (id) on delete cascade,
    reason text not null,
    hidden_by uuid references people.person (id) on delete set null,
    at timestamptz not null
  )`.execute(db)
  await sql`create index learning_hiding_by on initiative.learning_hiding (hidden_by)`.execute(db)
}
