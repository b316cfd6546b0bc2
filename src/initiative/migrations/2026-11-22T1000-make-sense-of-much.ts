import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // What a group marks voices and themes with: one that is offered everywhere (by its key), or one of its own (in its words).
  await sql`create table initiative.tag (
    id uuid primary key,
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    key text check (key in ('opportunity', 'benefit', 'barrier')),
    words text,
    version integer not null default 1,
    unique (initiative_id, id),
    check ((key is null) <> (words is null))
  )`.execute(db)
  await sql`create unique index tag_key on initiative.tag (initiative_id, key) where key is not null`.execute(db)
  await sql`create unique index tag_words on initiative.tag (initiative_id, lower(words)) where words is not null`.execute(db)
  // Offered no more in this group, and shown nowhere; what was tagged is kept for when it is wanted again.
  await sql`create table initiative.tag_putting_away (
    tag_id uuid primary key references initiative.tag (id) on delete cascade,
    at timestamptz not null
  )`.execute(db)
  await sql`create table initiative.tagging (
    initiative_id uuid not null,
    item_id uuid not null,
    tag_id uuid not null,
    primary key (item_id, tag_id),
    foreign key (initiative_id, item_id) references initiative.thread_item (initiative_id, id) on delete cascade,
    foreign key (initiative_id, tag_id) references initiative.tag (initiative_id, id) on delete cascade
  )`.execute(db)
  await sql`create index tagging_tag on initiative.tagging (tag_id, item_id)`.execute(db)

  // A step also puts a theme in another or takes it out, and tags.
  await sql`alter table initiative.step drop constraint step_kind_check`.execute(db)
  await sql`alter table initiative.step add constraint step_kind_check check (kind in
    ('pasted', 'grouped', 'split', 'moved', 'taken-out', 'merged', 'renamed', 'put-away', 'placed-in', 'lifted-out', 'tagged', 'untagged'))`.execute(db)
  // «Joined»: the theme in which another ended up, told by the step itself, since both may stand in a third.
  await sql`alter table initiative.step_item drop constraint step_item_change_check`.execute(db)
  await sql`alter table initiative.step_item add constraint step_item_change_check check (change in ('recorded', 'made', 'put-away', 'renamed', 'joined'))`.execute(db)
  // What a step did to tags; «kept» where it asked for one that was there already.
  await sql`create table initiative.step_tag (
    step_id uuid not null references initiative.step (id) on delete cascade,
    item_id uuid not null references initiative.thread_item (id) on delete cascade,
    tag_id uuid not null references initiative.tag (id) on delete cascade,
    change text not null check (change in ('added', 'removed', 'kept')),
    primary key (step_id, item_id, tag_id)
  )`.execute(db)
  await sql`create index step_tag_pair on initiative.step_tag (item_id, tag_id)`.execute(db)
  await sql`create index step_tag_tag on initiative.step_tag (tag_id)`.execute(db)

  // A step that was undone and then done again, and the step by which it was.
  await sql`create table initiative.redoing (
    step_id uuid primary key references initiative.step (id) on delete cascade,
    by_step_id uuid not null unique references initiative.step (id) on delete cascade
  )`.execute(db)
  // The latest change of an initiative's steps: what an open page is told on coming back.
  await sql`create index step_latest on initiative.step (initiative_id, (greatest(at, coalesce(undone_at, at))), place)`.execute(db)
}
