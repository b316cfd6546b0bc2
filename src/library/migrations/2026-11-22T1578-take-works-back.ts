import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // A file of works that came in can be taken back whole.
  await sql`alter table library.work_file drop constraint work_file_state_check`.execute(db)
  await sql`alter table library.work_file add constraint work_file_state_check
    check (state in ('arriving', 'checking', 'checked', 'waiting', 'running', 'stopping', 'stopped', 'refused', 'nothing-new', 'done', 'taking-back', 'taken-back'))`.execute(db)
}
