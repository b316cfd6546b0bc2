import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // A token reads, and nothing else, unless its person said when they made it that it may also say things as them.
  await sql`alter table people.token add column may_add boolean not null default false`.execute(db)
}
