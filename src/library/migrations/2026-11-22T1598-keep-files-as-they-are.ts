import { type Kysely, sql } from 'kysely'

/** A file of works and what its check made of it lie here for some minutes: to pack them took longer than to write them. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table library.work_file_part alter column bytes set storage external`.execute(db)
  await sql`alter table library.work_batch alter column rows set storage external`.execute(db)
}
