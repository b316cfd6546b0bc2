import { type Kysely, sql } from 'kysely'

/** A case study of the library quotes stories, too: by the id of its entry, whichever group a story was told in. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table stories.use drop constraint use_place_check`.execute(db)
  await sql`alter table stories.use add constraint use_place_check check (place in ('case-study', 'journal', 'agreement', 'library', 'outside'))`.execute(db)
  await sql`create index use_in_library on stories.use (anchor, at, id) where place = 'library'`.execute(db)
}
