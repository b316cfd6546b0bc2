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
  ) with (toast_tuple_target = 128)`.execute(db)
  // A common word is in thousands of rows, and each is looked at: so what decides lies together, and long texts beside.
  for (const column of ['module', 'kind', 'audience', 'path', 'title', 'title_words']) await sql`alter table platform.search_row alter column ${sql.id(column)} set storage main`.execute(db)
  await sql`create index search_row_words on platform.search_row using gin (words)`.execute(db)
  await sql`create index search_row_group on platform.search_row (module, group_id)`.execute(db)
  // What fits and may be seen, with its place in the order: the best titles, then the newest. Titles are short and lie in the row; to rank
  // whole texts, or to look through them in place of the index, each would have to be fetched: so a plan that does that is ruled out.
  await sql`create function platform.search_hits(query tsquery, sees text[], groups uuid[], within uuid[], now timestamptz)
    returns table (module text, kind text, id uuid, at bigint, rank int) language sql stable set enable_seqscan to off as $$
      select r.module, r.kind, r.id, floor(extract(epoch from r.at) * 1000)::bigint, round(ts_rank(r.title_words, query) * 1000)::int
      from platform.search_row r where querytree(query) not in ('', 'T') and r.words @@ query
        and ((r.audience = any(sees) and (r.open_until is null or r.open_until > now)) or r.group_id = any(groups)) and (within is null or r.group_id = any(within))
    $$`.execute(db)
  // Words that are nearly those: without the extension nothing is missing but the question «did you mean».
  await sql`do $$
  begin
    create extension if not exists pg_trgm with schema public;
    create index search_row_near on platform.search_row using gin (platform.plain(title || ' ' || about) public.gin_trgm_ops);
  exception when insufficient_privilege or undefined_file or feature_not_supported or undefined_object then
    raise notice 'Without the extension pg_trgm, a search never asks «did you mean».';
  end $$`.execute(db)
}
