import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // As before, and hyphens: some write them and some don't. «Co-» is one word with what follows, as «coproduction» is; others divide.
  await sql`create or replace function platform.plain(text) returns text language sql immutable strict parallel safe
    return regexp_replace(regexp_replace(regexp_replace(lower(regexp_replace(normalize($1, NFKD), '[\\u0300-\\u036f]', '', 'g')),
      '\\mco[-\\u2010\\u2011 ](?=[[:alpha:]])', 'co', 'g'), '([[:alnum:]])[-\\u2010\\u2011](?=[[:alnum:]])', '\\1 ', 'g'), '(\\wus)es\\M', '\\1', 'g')`.execute(db)
  // What can be said of a thing by a name and a value («type:toolkit»), as small numbers. Kinds and years are said so too.
  await sql`create table platform.search_facet (id smallint primary key generated always as identity, name text not null unique)`.execute(db)
  await make(db)
  await sql`insert into platform.search_row (module, kind, id, group_id, audience, path, title, about, text, at, open_until)
    select module, kind, id, group_id, audience, path, title, about, text, at, open_until from platform.search_row_before`.execute(db)
  await sql`drop table platform.search_row_before`.execute(db)
}

/** The index anew: whoever looks through thousands of rows reads what decides and counts, and that lies together; words lie beside. */
async function make(db: Kysely<never>): Promise<void> {
  await sql`drop function platform.search_hits(tsquery, text[], uuid[], uuid[], timestamptz)`.execute(db)
  await sql`alter table platform.search_row rename to search_row_before`.execute(db)
  await sql`alter table platform.search_row_before rename constraint search_row_pkey to search_row_before_pkey`.execute(db)
  for (const index of ['words', 'group', 'near']) await sql.raw(`drop index if exists platform.search_row_${index}`).execute(db)
  // `tally`: the numbers of its facets, two bytes each, as they are counted; `facets`: the same, as they are looked up; `tags`: their values as words.
  await sql`create table platform.search_row (
    at timestamptz not null,
    id uuid not null,
    audience text not null check (audience in ('public', 'site', 'members')),
    kind text not null,
    module text not null,
    tally bytea not null,
    title_key text not null generated always as (left(regexp_replace(platform.plain(title), '^[^[:alnum:]]*((the|an?)\\M)?[^[:alnum:]]*', ''), 48)) stored,
    facets smallint[] not null,
    year smallint,
    group_id uuid,
    open_until timestamptz,
    path text not null,
    title text not null,
    about text not null default '',
    tags text not null default '',
    text text not null default '',
    words tsvector not null generated always as (
      setweight(to_tsvector('pg_catalog.english', platform.plain(title)), 'A') || setweight(to_tsvector('pg_catalog.english', platform.plain(about)), 'B')
      || setweight(to_tsvector('pg_catalog.english', platform.plain(tags)), 'C') || setweight(to_tsvector('pg_catalog.english', platform.plain(text)), 'D')) stored,
    primary key (module, kind, id),
    check (audience <> 'members' or group_id is not null)
  ) with (toast_tuple_target = 128)`.execute(db)
  for (const column of ['audience', 'kind', 'module', 'tally', 'title_key', 'facets']) await sql`alter table platform.search_row alter column ${sql.id(column)} set storage main`.execute(db)
  // What was just fed is in a list that every search reads through: a short one.
  await sql`create index search_row_words on platform.search_row using gin (words) with (gin_pending_list_limit = 256)`.execute(db)
  await sql`create index search_row_title_words on platform.search_row using gin (ts_filter(words, '{a}')) with (gin_pending_list_limit = 256)`.execute(db)
  await sql`create index search_row_facets on platform.search_row using gin (facets) with (gin_pending_list_limit = 256)`.execute(db)
  await sql`create index search_row_newest on platform.search_row (at desc, id desc)`.execute(db)
  await sql`create index search_row_by_title on platform.search_row (title_key collate "C", id)`.execute(db)
  await sql`create index search_row_group on platform.search_row (module, group_id)`.execute(db)
  await number(db)
}

/** Whoever feeds rows without numbers gets that of their kind. */
async function number(db: Kysely<never>): Promise<void> {
  await sql`create function platform.number_search_row() returns trigger language plpgsql as $$
    declare own smallint;
    begin
      select f.id into own from platform.search_facet f where f.name = 'kind:' || new.kind;
      if own is null then
        insert into platform.search_facet (name) values ('kind:' || new.kind) on conflict (name) do update set name = excluded.name returning id into own;
      end if;
      new.facets := array[own];
      new.tally := int2send(own);
      return new;
    end $$`.execute(db)
  await sql`create trigger number_search_row before insert on platform.search_row for each row when (new.tally is null) execute function platform.number_search_row()`.execute(db)
  // Until the search ranks by all that a row says, it ranks by titles.
  await sql`create function platform.search_hits(query tsquery, sees text[], groups uuid[], within uuid[], now timestamptz)
    returns table (module text, kind text, id uuid, at bigint, rank int) language sql stable set enable_seqscan to off as $$
      select r.module, r.kind, r.id, floor(extract(epoch from r.at) * 1000)::bigint, round(ts_rank('{0,0,0,1}', r.words, query) * 1000)::int
      from platform.search_row r where querytree(query) not in ('', 'T') and r.words @@ query
        and ((r.audience = any(sees) and (r.open_until is null or r.open_until > now)) or r.group_id = any(groups)) and (within is null or r.group_id = any(within))
    $$`.execute(db)
  await sql`do $$
  begin
    create extension if not exists pg_trgm with schema public;
    create index search_row_near on platform.search_row using gin (platform.plain(title || ' ' || about) public.gin_trgm_ops);
  exception when insufficient_privilege or undefined_file or feature_not_supported or undefined_object then
    raise notice 'Without the extension pg_trgm, a search never asks «did you mean».';
  end $$`.execute(db)
}
