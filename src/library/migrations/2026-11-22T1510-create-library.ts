import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`create schema library`.execute(db)
  // Who keeps the library, beside the administrators.
  await sql`create table library.editor (
    person_id uuid primary key references people.person (id) on delete cascade,
    named_by uuid references people.person (id) on delete set null,
    since timestamptz not null
  )`.execute(db)
  // One table for all that the library holds: what a kind has of its own is checked where it comes in and goes out.
  await sql`create table library.entry (
    id uuid primary key,
    kind text not null check (kind ~ '^[a-z-]+$'),
    slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
    state text not null check (state in ('draft', 'ready', 'published', 'withdrawn')),
    version integer not null default 1,
    title text not null check (title <> ''),
    content jsonb not null,
    made_by uuid references people.person (id) on delete set null,
    made_at timestamptz not null,
    changed_at timestamptz not null,
    published_at timestamptz,
    reviewed_on date,
    reviewed_by uuid references people.person (id) on delete set null,
    review_by date,
    unique (kind, slug),
    check (state in ('draft', 'ready') or published_at is not null)
  )`.execute(db)
  await sql`create index entry_published on library.entry (kind, published_at desc, id desc) where state = 'published'`.execute(db)
  await sql`create index entry_changed on library.entry (changed_at, id) where state in ('published', 'withdrawn')`.execute(db)
  await sql`create index entry_waiting on library.entry (state, changed_at, id) where state in ('draft', 'ready')`.execute(db)
  await sql`create index entry_review on library.entry (review_by, id) where state = 'published'`.execute(db)
  await sql`create index entry_made_by on library.entry (made_by)`.execute(db)
  await sql`create index entry_reviewed_by on library.entry (reviewed_by)`.execute(db)
  // All that it ever said, the present version too.
  await sql`create table library.entry_version (
    entry_id uuid not null references library.entry (id) on delete cascade,
    version integer not null,
    state text not null,
    title text not null,
    content jsonb not null,
    note text,
    changed_by uuid references people.person (id) on delete set null,
    at timestamptz not null,
    primary key (entry_id, version)
  )`.execute(db)
  await sql`create index entry_version_changed_by on library.entry_version (changed_by)`.execute(db)
  // What an entry's content points at, by kind and name, so that it can be followed the other way. Made anew with each version.
  await sql`create table library.reference (
    entry_id uuid not null references library.entry (id) on delete cascade,
    relation text not null,
    to_kind text not null,
    to_slug text not null,
    place integer not null,
    primary key (entry_id, relation, to_kind, to_slug)
  )`.execute(db)
  await sql`create index reference_to on library.reference (to_kind, to_slug, relation, entry_id)`.execute(db)
}
