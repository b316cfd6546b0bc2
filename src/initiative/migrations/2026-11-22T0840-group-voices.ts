import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // What a voice answers, and the meeting where it was said.
  await sql`create table initiative.answering (
    initiative_id uuid not null,
    item_id uuid not null,
    question_id uuid not null,
    primary key (item_id, question_id),
    foreign key (initiative_id, item_id) references initiative.thread_item (initiative_id, id) on delete cascade,
    foreign key (initiative_id, question_id) references initiative.question (initiative_id, id) on delete cascade
  )`.execute(db)
  await sql`create index answering_question on initiative.answering (question_id, item_id)`.execute(db)
  await sql`create table initiative.said_at (
    item_id uuid primary key,
    initiative_id uuid not null,
    meeting_id uuid not null,
    foreign key (initiative_id, item_id) references initiative.thread_item (initiative_id, id) on delete cascade,
    foreign key (initiative_id, meeting_id) references initiative.meeting (initiative_id, id) on delete cascade
  )`.execute(db)
  await sql`create index said_at_meeting on initiative.said_at (meeting_id, item_id)`.execute(db)

  // The words are their author's: that they were changed is kept, and when, but not what they were before.
  await sql`create table initiative.edit (
    item_id uuid primary key references initiative.thread_item (id) on delete cascade,
    at timestamptz not null
  )`.execute(db)
  // Somebody says: yes, what was entered for me is what I said.
  await sql`create table initiative.confirmation (
    item_id uuid primary key references initiative.thread_item (id) on delete cascade,
    at timestamptz not null
  )`.execute(db)

  // What people did with voices and themes, in the order in which it was done: each row can be undone by its doer.
  await sql`create table initiative.step (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    place bigint not null generated always as identity,
    person_id uuid references people.person (id) on delete set null,
    kind text not null check (kind in ('pasted', 'grouped', 'split', 'moved', 'taken-out', 'merged', 'renamed', 'put-away')),
    at timestamptz not null,
    undone_at timestamptz
  )`.execute(db)
  await sql`create index step_list on initiative.step (initiative_id, place)`.execute(db)
  await sql`create index step_person on initiative.step (person_id, initiative_id, place)`.execute(db)
  // What a step did to an item: recorded voices, made or put away a theme, gave it another name.
  await sql`create table initiative.step_item (
    step_id uuid not null references initiative.step (id) on delete cascade,
    item_id uuid not null references initiative.thread_item (id) on delete cascade,
    change text not null check (change in ('recorded', 'made', 'put-away', 'renamed')),
    name_before text,
    name_after text,
    primary key (step_id, item_id)
  )`.execute(db)
  await sql`create index step_item_item on initiative.step_item (item_id)`.execute(db)
  // What a step did to what rests on what; «kept» where it asked for a link that was there already.
  await sql`create table initiative.step_link (
    step_id uuid not null references initiative.step (id) on delete cascade,
    source_id uuid not null references initiative.thread_item (id) on delete cascade,
    result_id uuid not null references initiative.thread_item (id) on delete cascade,
    change text not null check (change in ('added', 'removed', 'kept')),
    primary key (step_id, source_id, result_id)
  )`.execute(db)
  await sql`create index step_link_pair on initiative.step_link (source_id, result_id)`.execute(db)
  await sql`create index step_link_result on initiative.step_link (result_id)`.execute(db)

  // A theme that was merged into another or emptied is put away: it stays for whoever follows the thread, and is listed no more.
  await sql`create table initiative.putting_away (
    item_id uuid primary key references initiative.thread_item (id) on delete cascade,
    step_id uuid not null references initiative.step (id) on delete cascade
  )`.execute(db)
  await sql`create index putting_away_step on initiative.putting_away (step_id)`.execute(db)
  // What became of a theme: the one it was merged into, the ones split from it.
  await sql`create table initiative.succession (
    from_item uuid not null references initiative.thread_item (id) on delete cascade,
    to_item uuid not null references initiative.thread_item (id) on delete cascade,
    step_id uuid not null references initiative.step (id) on delete cascade,
    primary key (from_item, to_item, step_id)
  )`.execute(db)
  await sql`create index succession_to on initiative.succession (to_item)`.execute(db)
  await sql`create index succession_step on initiative.succession (step_id)`.execute(db)
}
