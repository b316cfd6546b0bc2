/** A webhook that is stopped, for the letter about it. */
import type { Database } from '#platform/database/database.ts'
import { type WebhookId, webhookTables } from './tables.ts'

/** The initiative of a webhook that is still stopped. */
export const findStopped = async (database: Database, id: WebhookId): Promise<Readonly<{ slug: string; title: string }> | undefined> =>
  webhookTables(database).selectFrom('initiative.webhook as w').innerJoin('initiative.webhook_stop as s', 's.webhook_id', 'w.id').innerJoin('initiative.initiative as i', 'i.id', 'w.initiative_id')
    .select(['i.slug', 'i.title']).where('w.id', '=', id).executeTakeFirst()
