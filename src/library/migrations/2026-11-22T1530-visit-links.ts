import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // An address elsewhere, once however many entries lead to it. Its id is made of the address; `same_as` of what is the same to a person.
  await sql`create table library.link (
    id uuid primary key,
    url text not null,
    same_as uuid not null,
    host text not null,
    added_at timestamptz not null,
    state text not null default 'unvisited' check (state in ('unvisited', 'ok', 'moved', 'gone', 'refused', 'unreachable', 'robots', 'closed')),
    since timestamptz,
    status integer,
    fault text,
    moved_to text,
    etag text,
    modified text,
    tries integer not null default 0,
    visited_at timestamptz,
    seen_at timestamptz,
    next_visit timestamptz not null,
    check ((state = 'moved') = (moved_to is not null)),
    check ((state = 'unvisited') = (since is null))
  )`.execute(db)
  await sql`create index link_due on library.link (next_visit)`.execute(db)
  await sql`create index link_due_at on library.link (host, next_visit)`.execute(db)
  await sql`create index link_same on library.link (same_as)`.execute(db)
  await sql`create index link_to_look_at on library.link (state, since desc, id) where state not in ('unvisited', 'ok')`.execute(db)
  await sql`create table library.entry_link (
    entry_id uuid not null references library.entry (id) on delete cascade,
    link_id uuid not null references library.link (id) on delete cascade,
    primary key (entry_id, link_id)
  )`.execute(db)
  await sql`create index entry_link_link on library.entry_link (link_id)`.execute(db)
  // What an editor found who looked themselves. It holds until a visit finds something else than before.
  await sql`create table library.link_note (
    link_id uuid primary key references library.link (id) on delete cascade,
    verdict text not null check (verdict in ('fine', 'gone')),
    at timestamptz not null
  )`.execute(db)
  // What a site asks of programs, kept for a day, and until when it is left in peace.
  await sql`create table library.site (
    host text primary key,
    robots jsonb,
    robots_at timestamptz,
    rests_until timestamptz
  )`.execute(db)
  await sql`create index entry_doi on library.entry (lower(content ->> 'doi')) where content ->> 'doi' is not null`.execute(db)
  await sql`do $$
  begin
    create extension if not exists pg_trgm with schema public;
    create index entry_title_near on library.entry using gin (platform.plain(title) public.gin_trgm_ops);
  exception when insufficient_privilege or undefined_file or feature_not_supported or undefined_object then
    raise notice 'Without the extension pg_trgm, titles that are nearly the same are not found when a link is looked up.';
  end $$`.execute(db)
}
