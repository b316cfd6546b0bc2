/** What ends soon and was not asked about yet. */
import { sql } from 'kysely'
import type { PersonId } from '#initiative/index.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { type ConsentId, type StoryId, tables } from '../tables.ts'

export type EndingConsent = Readonly<{ consent: ConsentId; story: StoryId; teller: PersonId }>

/** A round takes so many; the next takes on. */
const MOST = 1_000

/** The yeses that end within a time, hold until then, and were not said again for longer; of stories whose teller is still here. */
export async function listEnding(database: Database, { now, soon }: Readonly<{ now: Date; soon: Date }>): Promise<readonly EndingConsent[]> {
  const { rows } = await sql<EndingConsent>`
    select c.id as consent, s.id as story, s.teller_id as teller from stories.consent c join stories.story s on s.id = c.story_id
    where c.ends_at > ${now} and c.ends_at <= ${soon} and s.teller_id is not null
      and not exists (select 1 from stories.consent_end e where e.consent_id = c.id) and not exists (select 1 from stories.asked_again a where a.consent_id = c.id)
      and not exists (select 1 from stories.consent o where o.story_id = c.story_id and o.ends_at > c.ends_at and (o.number, o.purpose, o.audience, o.channel) = (c.number, c.purpose, c.audience, c.channel))
    order by c.ends_at limit ${MOST}`.execute(tables(database))
  return rows
}

/** The names that were shown by yeses whose time is up: nothing shows them any more. */
export async function forgetNamesOver(trx: Transaction, now: Date): Promise<void> {
  await sql`update stories.consent_name n set shown_as = null from stories.consent c where c.id = n.consent_id and n.shown_as is not null and c.ends_at <= ${now}`.execute(tables(trx))
}

export async function insertAsked(trx: Transaction, consents: readonly ConsentId[], at: Date): Promise<void> {
  if (consents.length === 0) return
  await tables(trx).insertInto('stories.asked_again').values(consents.map((consent_id) => ({ consent_id, at }))).onConflict((on) => on.doNothing()).execute()
}
