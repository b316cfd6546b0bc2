import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // The same as before, said so that the database knows what it costs: it looks a title up in the index, rather than working out that of every entry.
  await sql`create or replace function library.main_title(text) returns text language plpgsql immutable strict parallel safe cost 10000 as $$
    begin
      return regexp_replace(platform.plain(split_part($1, ':', 1)), '[^[:alnum:]]+', '', 'g');
    end $$`.execute(db)
}
