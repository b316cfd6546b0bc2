import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // A letter that is to be sent: what it is about, by ids. Its words and its links are made when it is sent, so that no token lies here.
  await sql`create table platform.mail (
    id uuid primary key default gen_random_uuid(),
    kind text not null,
    recipient text not null,
    person_id uuid,
    ids jsonb not null,
    queued_at timestamptz not null default now(),
    due_at timestamptz not null default now(),
    tries integer not null default 0,
    sent_at timestamptz,
    given_up_at timestamptz,
    fault text
  )`.execute(db)
  await sql`create index mail_due on platform.mail (due_at) where sent_at is null and given_up_at is null`.execute(db)
  await sql`create index mail_newest on platform.mail (queued_at desc, id)`.execute(db)
  await sql`create index mail_person on platform.mail (person_id)`.execute(db)

  // A job that failed each time it was tried: kept until an administrator tries it again or drops it.
  await sql`create table platform.dead_job (
    id uuid primary key,
    job text not null,
    ids jsonb not null,
    at timestamptz not null default now()
  )`.execute(db)

  // When a backup was made, so that somebody notices when none was.
  await sql`create table platform.backup_made (
    at timestamptz primary key,
    bytes bigint not null
  )`.execute(db)

  // The entries of the journal outside the database that this database knows. After a restore it knows fewer than the journal: the rest is done again.
  await sql`create table platform.journal_entry (
    id uuid primary key
  )`.execute(db)
}
