import { type Kysely, sql } from 'kysely'

/** Nearly the same titles are looked for among what everybody finds: so a file of thousands comes in without waiting for their letters to be filed. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`drop index if exists library.entry_title_near`.execute(db)
  await sql`do $$
  begin
    create index search_row_title_near on platform.search_row using gin (platform.plain(title) public.gin_trgm_ops) where module = 'library';
  exception when undefined_file or feature_not_supported or undefined_object then
    raise notice 'Without the extension pg_trgm, titles that are nearly the same are not found when a link is looked up.';
  end $$`.execute(db)
}
