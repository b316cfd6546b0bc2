import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // As before, and hyphens (what has no more bytes than signs has no accents to look for): some write them and some don't. «Co-» is one word with what follows, as «coproduction» is; others divide.
  await sql`create or replace function platform.plain(text) returns text language sql immutable strict parallel safe
    return regexp_replace(regexp_replace(regexp_replace(lower(case when octet_length($1) = length($1) then $1 else regexp_replace(normalize($1, NFKD), '[\\u0300-\\u036f]', '', 'g') end),
      '\\mco[-\\u2010\\u2011 ](?=[[:alpha:]])', 'co', 'g'), '([[:alnum:]])[-\\u2010\\u2011](?=[[:alnum:]])', '\\1 ', 'g'), '(\\wus)es\\M', '\\1', 'g')`.execute(db)
  // What a list by titles goes by: without capitals, accents and a first «the».
  await sql`create function platform.title_key(text) returns text language sql immutable strict parallel safe
    return left(regexp_replace(platform.plain($1), '^[^[:alnum:]]*((the|an?)\\M)?[^[:alnum:]]*', ''), 48)`.execute(db)
  // What can be said of a thing by a name and a value («type:toolkit»), as small numbers. Kinds and years are said so too.
  await sql`create table platform.search_facet (id smallint primary key generated always as identity, name text not null unique)`.execute(db)
  // Words that something public has, for «did you mean». Not unique: nobody waits for somebody else who brings the same word.
  await sql`create table platform.search_word (word text not null collate "C")`.execute(db)
  await sql`create index search_word_word on platform.search_word (word)`.execute(db)
  await make(db)
  await makeHits(db)
  await follow(db)
  await sql`insert into platform.search_row (module, kind, id, group_id, audience, path, title, about, text, at, open_until)
    select module, kind, id, group_id, audience, path, title, about, text, at, open_until from platform.search_row_before`.execute(db)
  await sql`drop table platform.search_row_before`.execute(db)
  await sql`do $$
  begin
    create extension if not exists pg_trgm with schema public;
    create index search_word_near on platform.search_word using gin (word public.gin_trgm_ops);
  exception when insufficient_privilege or undefined_file or feature_not_supported or undefined_object then
    raise notice 'Without the extension pg_trgm, a search never asks «did you mean».';
  end $$`.execute(db)
}

/** What modules feed. A row that changes gets another number: what a number stands for never changes. */
async function make(db: Kysely<never>): Promise<void> {
  await sql`drop function platform.search_hits(tsquery, text[], uuid[], uuid[], timestamptz)`.execute(db)
  await sql`alter table platform.search_row rename to search_row_before`.execute(db)
  await sql`alter table platform.search_row_before rename constraint search_row_pkey to search_row_before_pkey`.execute(db)
  for (const index of ['words', 'group', 'near']) await sql.raw(`drop index if exists platform.search_row_${index}`).execute(db)
  await sql`create sequence platform.search_row_number as int`.execute(db)
  // `tags`: the values of its facets as words.
  await sql`create table platform.search_row (
    module text not null,
    kind text not null,
    id uuid not null,
    number int not null unique default nextval('platform.search_row_number'),
    group_id uuid,
    audience text not null check (audience in ('public', 'site', 'members')),
    path text not null,
    title text not null,
    about text not null default '',
    tags text not null default '',
    text text not null default '',
    at timestamptz not null,
    open_until timestamptz,
    facets smallint[] not null,
    words tsvector not null generated always as (
      setweight(to_tsvector('pg_catalog.english', platform.plain(title)), 'A') || setweight(to_tsvector('pg_catalog.english', platform.plain(about)), 'B')
      || setweight(to_tsvector('pg_catalog.english', platform.plain(tags)), 'C') || setweight(to_tsvector('pg_catalog.english', platform.plain(text)), 'D')) stored,
    primary key (module, kind, id),
    check (audience <> 'members' or group_id is not null)
  )`.execute(db)
  await sql`create index search_row_group on platform.search_row (module, group_id)`.execute(db)
}

/**
 * What decides whether a row is found, how it is counted and where it stands: narrow, for a common word is in thousands of rows, and all
 * that are found are looked at to be counted. The words lie with the row, and only their indexes here.
 */
async function makeHits(db: Kysely<never>): Promise<void> {
  // `tally`: how many facets, and the number of each, two bytes each, as they are counted; `facets`: the same, as they are looked up.
  await sql`create table platform.search_hit (
    number int primary key,
    id uuid not null,
    at timestamptz not null,
    audience text not null,
    title_key text not null collate "C",
    tally bytea not null,
    facets smallint[] not null,
    group_id uuid,
    open_until timestamptz
  )`.execute(db)
  // Said to be immutable, for an index takes nothing else; and so they are: what stands under a number is never changed, and no number comes back. They cost much, so that no plan asks them of row after row.
  await sql`create function platform.search_words(int) returns tsvector language sql immutable strict parallel safe cost 400 as 'select r.words from platform.search_row r where r.number = $1'`.execute(db)
  await sql`create function platform.search_title(int) returns tsvector language sql immutable strict parallel safe cost 400 as 'select ts_filter(r.words, ''{a}'') from platform.search_row r where r.number = $1'`.execute(db)
  // What was just fed is in a list that every search reads through: a short one.
  for (const [name, on] of [['words', 'platform.search_words(number)'], ['title', 'platform.search_title(number)'], ['facets', 'facets']] as const) {
    await sql.raw(`create index search_hit_${name} on platform.search_hit using gin (${on}) with (gin_pending_list_limit = 256)`).execute(db)
  }
  // All that fits is looked at: by the index, whatever the planner thinks, for to read each row's words in place of it takes ten times as long.
  await sql`create function platform.search_tally(query tsquery, in_a_row tsquery, sees text[], groups uuid[], within uuid[], now timestamptz) returns bytea language sql stable set enable_seqscan to off as $$
    select string_agg(h.tally, '') from platform.search_hit h where platform.search_words(h.number) @@ query
      and ((h.audience = any(sees) and (h.open_until is null or h.open_until > now)) or h.group_id = any(groups)) and (within is null or h.group_id = any(within))
      and (in_a_row is null or exists (select from platform.search_row r where r.number = h.number and r.words @@ in_a_row))
  $$`.execute(db)
  await sql`create index search_hit_newest on platform.search_hit (at desc, id desc)`.execute(db)
  await sql`create index search_hit_by_title on platform.search_hit (title_key, id)`.execute(db)
}

/** Whatever is fed, by whatever way, is in the narrow table in the same transaction, and gone from it in the same. */
async function follow(db: Kysely<never>): Promise<void> {
  await sql`create function platform.number_search_row() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' then new.number := nextval('platform.search_row_number'); end if;
      if new.facets is null then
        insert into platform.search_facet (name) select 'kind:' || new.kind where not exists (select from platform.search_facet f where f.name = 'kind:' || new.kind) on conflict (name) do nothing;
        new.facets := array(select f.id from platform.search_facet f where f.name = 'kind:' || new.kind);
      end if;
      return new;
    end $$`.execute(db)
  await sql`create trigger number_new before insert on platform.search_row for each row when (new.facets is null) execute function platform.number_search_row()`.execute(db)
  await sql`create trigger number_changed before update on platform.search_row for each row execute function platform.number_search_row()`.execute(db)
  await sql`create function platform.follow_search_row() returns trigger language plpgsql as $$
    begin
      if tg_op <> 'INSERT' then delete from platform.search_hit h using gone g where h.number = g.number; end if;
      if tg_op <> 'DELETE' then
        insert into platform.search_hit (number, id, at, audience, title_key, tally, facets, group_id, open_until)
          select n.number, n.id, date_trunc('milliseconds', n.at), n.audience, platform.title_key(n.title), int2send(cardinality(n.facets)::int2) || (select string_agg(int2send(f), '') from unnest(n.facets) f), n.facets, n.group_id, n.open_until
          from come n order by n.number;
      end if;
      -- Who feeds hundreds at once says so, and brings their words too: see feed.queries.ts.
      if tg_op <> 'DELETE' and current_setting('platform.words_come', true) is distinct from 'yes' then
        insert into platform.search_word (word) select s.word from (
          select distinct w.lexeme as word from come n, unnest(to_tsvector('pg_catalog.simple', platform.plain(concat_ws(' ', n.title, n.about, n.tags, n.text)))) w where n.audience = 'public' and length(w.lexeme) between 3 and 30
        ) s where s.word !~ '[^[:alpha:]]' and not exists (select from platform.search_word k where k.word = s.word);
      end if;
      return null;
    end $$`.execute(db)
  for (const [event, tables] of [['insert', 'new table as come'], ['update', 'new table as come old table as gone'], ['delete', 'old table as gone']] as const) {
    await sql.raw(`create trigger follow_${event} after ${event} on platform.search_row referencing ${tables} for each statement execute function platform.follow_search_row()`).execute(db)
  }
}
