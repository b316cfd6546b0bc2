import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Words within words are found by their groups of three letters. The extension comes with PostgreSQL and an owner of the database may
  // make it; where a server doesn't have it or doesn't allow it, everything works, and a search reads more: see docs/operations.md.
  await sql`do $$
  begin
    create extension if not exists pg_trgm with schema public;
    create index thread_item_words on initiative.thread_item using gin (words public.gin_trgm_ops) where kind = 'voice';
  exception when insufficient_privilege or undefined_file or feature_not_supported or undefined_object then
    raise notice 'Without the extension pg_trgm, a search in many voices is slow.';
  end $$`.execute(db)
}
