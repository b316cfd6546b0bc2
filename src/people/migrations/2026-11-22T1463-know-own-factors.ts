import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // In which session, and when, somebody last showed what only they have: a passkey or a recovery code. It ends with the session.
  await sql`create table people.own_factor (
    session_id uuid primary key references people.session (id) on delete cascade,
    at timestamptz not null
  )`.execute(db)
}
