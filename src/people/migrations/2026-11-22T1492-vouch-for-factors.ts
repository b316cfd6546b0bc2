import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Whether a code or passkey was made by somebody who had shown another one in that session: then it is theirs at once.
  await sql`alter table people.recovery_code add column vouched boolean not null default false`.execute(db)
  await sql`alter table people.passkey add column vouched boolean not null default false`.execute(db)
}
