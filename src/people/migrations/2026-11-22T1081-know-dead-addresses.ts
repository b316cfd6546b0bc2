import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Since when letters to an address come back: nothing is sent there until its owner confirms it again.
  await sql`alter table people.email add column refused_at timestamptz`.execute(db)
}
