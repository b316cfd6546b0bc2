import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // What the address that a letter comes back to ends in, hashed: known only while the letter is kept.
  await sql`alter table platform.mail add column return_key text`.execute(db)
  await sql`create unique index mail_return on platform.mail (return_key) where return_key is not null`.execute(db)

  // A letter that came in and was dealt with, by the hash of its own id: mail servers deliver twice when they are not sure.
  await sql`create table platform.mail_taken (
    key text primary key,
    at timestamptz not null default now()
  )`.execute(db)
  await sql`create index mail_taken_at on platform.mail_taken (at)`.execute(db)
}
