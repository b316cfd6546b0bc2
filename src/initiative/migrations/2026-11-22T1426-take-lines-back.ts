import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // The words of a line that counts no more can be taken back by whoever proposed it.
  await sql`alter table initiative.working_line drop constraint working_line_words_check`.execute(db)
  await sql`alter table initiative.working_line add constraint working_line_words_check check (words <> '' or ended_in is not null)`.execute(db)
}
