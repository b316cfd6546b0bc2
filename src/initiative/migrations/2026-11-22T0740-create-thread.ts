import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Everything that was heard, agreed or happened is an item. A kind with fields of its own has a table of its own beside this one.
  await sql`create table initiative.thread_item (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    kind text not null check (kind in ('voice', 'theme', 'need', 'idea', 'prototype', 'test', 'decision', 'change', 'outcome')),
    words text not null,
    seen_by text not null default 'members' check (seen_by in ('members', 'site', 'public')),
    rank integer not null check (rank >= 0),
    version integer not null default 1,
    recorded_at timestamptz not null default now(),
    unique (initiative_id, id),
    unique (id, rank)
  )`.execute(db)
  await sql`create index thread_item_list on initiative.thread_item (initiative_id, kind, recorded_at, id)`.execute(db)

  // A result rests on a source. Ranks make a circle impossible: every link goes from a lower rank to a higher one,
  // and a rank follows its item. See docs/decisions/0002-links-carry-ranks.md.
  await sql`create table initiative.thread_link (
    initiative_id uuid not null,
    source_id uuid not null,
    source_rank integer not null,
    result_id uuid not null,
    result_rank integer not null,
    primary key (source_id, result_id),
    foreign key (initiative_id, source_id) references initiative.thread_item (initiative_id, id) on delete cascade,
    foreign key (initiative_id, result_id) references initiative.thread_item (initiative_id, id) on delete cascade,
    foreign key (source_id, source_rank) references initiative.thread_item (id, rank) on update cascade on delete cascade,
    foreign key (result_id, result_rank) references initiative.thread_item (id, rank) on update cascade on delete cascade,
    check (source_rank < result_rank)
  )`.execute(db)
  await sql`create index thread_link_result on initiative.thread_link (result_id, source_id)`.execute(db)

  // Who said or made it, here as what, and who typed it for them. Apart from the item, so that erasing a person leaves the item as «a member».
  await sql`create table initiative.contribution (
    item_id uuid primary key references initiative.thread_item (id) on delete cascade,
    person_id uuid references people.person (id) on delete set null,
    standpoint_id uuid references initiative.standpoint (id) on delete set null,
    said_by text,
    entered_by uuid references people.person (id) on delete set null,
    channel text not null check (channel in ('site', 'room', 'phone', 'video', 'post', 'import'))
  )`.execute(db)
  await sql`create index contribution_person on initiative.contribution (person_id)`.execute(db)
  await sql`create index contribution_entered_by on initiative.contribution (entered_by)`.execute(db)
  await sql`create index contribution_standpoint on initiative.contribution (standpoint_id)`.execute(db)

  // Taken back by its author: the words are gone from the item in the same transaction, and only this mark stays.
  await sql`create table initiative.taking_back (
    item_id uuid primary key references initiative.thread_item (id) on delete cascade,
    at timestamptz not null default now()
  )`.execute(db)
  // Hidden by a host, with a reason that the author is told.
  await sql`create table initiative.hiding (
    item_id uuid primary key references initiative.thread_item (id) on delete cascade,
    reason text,
    hidden_by uuid references people.person (id) on delete set null,
    at timestamptz not null default now()
  )`.execute(db)
}
