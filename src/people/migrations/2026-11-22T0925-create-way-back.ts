import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Somebody who lost every way in asks from their own browser, which alone holds the secret. Whose account it is others say.
  await sql`create table people.way_back (
    id uuid primary key,
    secret_hash text not null unique,
    code_hash text not null unique,
    nonce text not null,
    says text not null,
    person_id uuid references people.person (id) on delete cascade,
    ready_at timestamptz,
    expires_at timestamptz not null
  )`.execute(db)
  await sql`create index way_back_person on people.way_back (person_id)`.execute(db)
  await sql`create index way_back_expires on people.way_back (expires_at)`.execute(db)
  await sql`create table people.way_back_confirmation (
    way_back_id uuid not null references people.way_back (id) on delete cascade,
    person_id uuid not null references people.person (id) on delete cascade,
    looks_after boolean not null,
    at timestamptz not null,
    primary key (way_back_id, person_id)
  )`.execute(db)
  await sql`create index way_back_confirmation_person on people.way_back_confirmation (person_id)`.execute(db)
}
