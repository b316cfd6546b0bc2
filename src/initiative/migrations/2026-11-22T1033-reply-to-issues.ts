import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // An issue is closed by a reply, as a question and an agreement are: whoever said something about it is told in their way.
  await sql`alter table initiative.reply add column issue_id uuid references initiative.local_issue (id) on delete cascade`.execute(db)
  // The first of its checks, by the name that PostgreSQL gave it: a reply is to one thing.
  await sql`alter table initiative.reply drop constraint reply_check`.execute(db)
  await sql`alter table initiative.reply add constraint reply_to_one check (num_nonnulls(question_id, item_id, issue_id) = 1)`.execute(db)
  await sql`alter table initiative.reply add constraint reply_issue_place unique (issue_id, place)`.execute(db)
}
