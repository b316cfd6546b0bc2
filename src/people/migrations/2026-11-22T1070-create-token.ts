import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // A token opens to a program what its person may read. Only its hash is kept; the nonce makes it again for the browser that asked for it, for some minutes.
  await sql`create table people.token (
    id uuid primary key,
    person_id uuid not null references people.person (id) on delete cascade,
    name text not null,
    token_hash text not null unique,
    nonce text not null,
    -- What it may reach, by ids that a later module gives; all that its person may where null.
    only_these uuid[],
    expires_at timestamptz not null,
    made_at timestamptz not null,
    last_used_on date
  )`.execute(db)
  await sql`create index token_person on people.token (person_id, made_at)`.execute(db)
  await sql`create index token_expires on people.token (expires_at)`.execute(db)
}
