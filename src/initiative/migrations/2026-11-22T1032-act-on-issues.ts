import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // What somebody said they would do is the same thing whether they said it at a meeting or about an issue.
  await sql`alter table initiative.meeting_action rename to action`.execute(db)
  await sql`alter table initiative.meeting_action_done rename to action_done`.execute(db)
  await sql`alter index initiative.meeting_action_list rename to action_meeting`.execute(db)
  await sql`alter index initiative.meeting_action_member rename to action_member`.execute(db)
  await sql`alter index initiative.meeting_action_done_person rename to action_done_person`.execute(db)
  await sql`alter table initiative.action alter column meeting_id drop not null`.execute(db)
  await sql`alter table initiative.action add column issue_id uuid references initiative.local_issue (id) on delete cascade`.execute(db)
  await sql`alter table initiative.action add constraint action_of_one check (num_nonnulls(meeting_id, issue_id) = 1)`.execute(db)
  await sql`create index action_issue on initiative.action (issue_id, agreed_at, id)`.execute(db)
}
