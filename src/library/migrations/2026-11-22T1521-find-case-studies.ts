import { type Kysely, sql } from 'kysely'

/** Case studies are found by what they are about, and by the initiative that they lead to: one for each. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index entry_case_study on library.entry using gin (content jsonb_path_ops) where kind = 'case-study'`.execute(db)
  await sql`create unique index entry_of_initiative on library.entry ((content ->> 'initiative')) where kind = 'case-study' and content ->> 'initiative' is not null`.execute(db)
}
