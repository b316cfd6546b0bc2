import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // How many of the people that are shown answered on another site, before the initiative was brought in: their answers stayed there.
  await sql`alter table initiative.sheet_spread add column brought integer[]`.execute(db)
}
