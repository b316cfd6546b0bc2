import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // As it is compared: without accents and capitals, so that «Gàidhlig» is found by whoever has no key for it. No extension is needed.
  // The dictionary of English takes «buses» and «bus» for two words.
  await sql`create function platform.plain(text) returns text language sql immutable strict parallel safe
    return regexp_replace(lower(regexp_replace(normalize($1, NFKD), '[\\u0300-\\u036f]', '', 'g')), '(\\wus)es\\M', '\\1', 'g')`.execute(db)
  // One index for all modules. Each writes its own rows in the transaction of whatever they are about, and takes them away in it.
  // From `open_until` on only the group finds it.
  await sql`create table platform.search_row (
    module text not null,
    kind text not null,
    id uuid not null,
    group_id uuid,
    audience text not null check (audience in ('public', 'site', 'members')),
    path text not null,
    title text not null,
    about text not null default '',
    text text not null default '',
    at timestamptz not null,
    open_until timestamptz,
    title_words tsvector not null generated always as (to_tsvector('pg_catalog.english', platform.plain(title))) stored,
    words tsvector not null generated always as (
      setweight(to_tsvector('pg_catalog.english', platform.plain(title)), 'A') || setweight(to_tsvector('pg_catalog.english', platform.plain(about)), 'B')
      || setweight(to_tsvector('pg_catalog.english', platform.plain(text)), 'C')) stored,
    primary key (module, kind, id),
    check (audience <> 'members' or group_id is not null)
  )`.execute(db)
  await sql`create index search_row_words on platform.search_row using gin (words)`.execute(db)
  await sql`create index search_row_group on platform.search_row (module, group_id)`.execute(db)
  // Words that are nearly those: without the extension nothing is missing but the question «did you mean».
  await sql`do $$
  begin
    create extension if not exists pg_trgm with schema public;
    create index search_row_near on platform.search_row using gin (platform.plain(title || ' ' || about) public.gin_trgm_ops);
  exception when insufficient_privilege or undefined_file or feature_not_supported or undefined_object then
    raise notice 'Without the extension pg_trgm, a search never asks «did you mean».';
  end $$`.execute(db)
}
