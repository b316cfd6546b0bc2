/** What was coded of a story goes with its teller's yes to coding. That the round had the story stays, without any code. */
import { sql } from 'kysely'
import type { Database, Transaction } from '#platform/database/database.ts'
import type { StoryId } from '../tables.ts'
import { codingTables } from './tables.ts'

/** In the transaction in which consents ended: codings and what was settled, where no yes to coding is left. */
export async function forgetCodings(trx: Transaction, story: StoryId): Promise<void> {
  const left = sql`exists (select 1 from stories.consent c where c.story_id = q.story_id and c.number = q.number and c.purpose = 'coding' and not exists (select 1 from stories.consent_end e where e.consent_id = c.id))`
  for (const table of ['coding', 'settling']) {
    await sql`delete from ${sql.table(`stories.${table}`)} k using stories.round_story q where q.story_id = ${story} and k.round_id = q.round_id and k.place = q.place and not ${left}`.execute(codingTables(trx))
  }
}

/** The same for every yes whose time is up, once a day. No page has shown any of it since. */
export async function forgetCodingsOver(database: Database, now: Date): Promise<void> {
  const left = sql`exists (select 1 from stories.consent c where c.story_id = q.story_id and c.number = q.number and c.purpose = 'coding' and c.ends_at > ${now}
    and not exists (select 1 from stories.consent_end e where e.consent_id = c.id))`
  await database.transaction(async (trx) => {
    for (const table of ['coding', 'settling']) {
      await sql`delete from ${sql.table(`stories.${table}`)} k using stories.round_story q where k.round_id = q.round_id and k.place = q.place and not ${left}`.execute(codingTables(trx))
    }
  })
}
