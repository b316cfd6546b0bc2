import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // What an initiative is about: one of the offered topics, or words of its own.
  await sql`create table initiative.topic (
    initiative_id uuid not null references initiative.initiative (id) on delete cascade,
    place smallint not null,
    key text,
    words text,
    primary key (initiative_id, place),
    check ((key is null) <> (words is null)),
    check (words <> '')
  )`.execute(db)
  await sql`create index topic_key on initiative.topic (key, initiative_id)`.execute(db)
  await sql`create index topic_words on initiative.topic (lower(words), initiative_id)`.execute(db)
  // Whom its hosts are looking for, in words that they want to be read outside.
  await sql`create table initiative.looking_for (
    initiative_id uuid primary key references initiative.initiative (id) on delete cascade,
    words text not null check (words <> '')
  )`.execute(db)
  await sql`create index if not exists initiative_newest on initiative.initiative (created_at desc, id desc)`.execute(db)
  await sql`create index if not exists initiative_area on initiative.initiative (area_id, created_at desc, id desc)`.execute(db)
  // Words within words, as in what was said: without the extension everything works, and a search reads more.
  await sql`do $$
  begin
    create index initiative_words on initiative.initiative using gin ((title || ' ' || purpose) public.gin_trgm_ops);
    create index topic_own_words on initiative.topic using gin (words public.gin_trgm_ops);
  exception when undefined_object then
    raise notice 'Without the extension pg_trgm, a search in many initiatives is slow.';
  end $$`.execute(db)
}
