/** Issues in one area are listed without reading all others, and which areas have any is found in the index. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await sql`create index local_issue_in_area on initiative.local_issue (initiative_id, area_id, raised_at desc, id desc) where area_id is not null`.execute(db)
}
