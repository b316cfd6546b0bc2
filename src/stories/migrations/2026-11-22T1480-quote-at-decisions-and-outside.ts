import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Words of stories also stand at a decision, and are taken along for use outside the site.
  await sql`alter table stories.use drop constraint use_place_check`.execute(db)
  await sql`alter table stories.use add constraint use_place_check check (place in ('case-study', 'journal', 'agreement', 'outside'))`.execute(db)
}
