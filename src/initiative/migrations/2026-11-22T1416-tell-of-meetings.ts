import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Other programs are told of meetings, too.
  await sql`alter table initiative.webhook_delivery drop constraint webhook_delivery_about_check`.execute(db)
  await sql`alter table initiative.webhook_delivery add constraint webhook_delivery_about_check check (about in ('item', 'question', 'meeting', 'nothing'))`.execute(db)
}
