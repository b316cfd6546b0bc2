import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // What a note of what was learned said before it was changed.
  await sql`create table initiative.learning_note_version (
    note_id uuid not null references initiative.learning_note (id) on delete cascade,
    version integer not null,
    tried text not null,
    happened text not null,
    again text not null check (again in ('yes', 'differently', 'no')),
    because text not null,
    seen_by text not null check (seen_by in ('members', 'site', 'public')),
    at timestamptz not null,
    primary key (note_id, version)
  )`.execute(db)
  // The reason may repeat words that were taken back since.
  await sql`alter table initiative.learning_hiding alter column reason drop not null`.execute(db)
  await sql`update initiative.learning_hiding set reason = null where reason = '' or note_id in (select note_id from initiative.learning_taking_back)`.execute(db)
}
