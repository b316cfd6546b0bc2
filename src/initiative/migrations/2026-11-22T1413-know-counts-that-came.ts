import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Counted on another site, before the initiative was brought in. Said by itself: the clocks of two sites differ.
  await sql`alter table initiative.how_shared_counted add column brought boolean not null default false`.execute(db)
  await sql`update initiative.how_shared_counted c set brought = true from initiative.how_shared_round r join initiative.brought_in b on b.initiative_id = r.initiative_id
    where r.id = c.round_id and c.at <= b.at`.execute(db)
}
