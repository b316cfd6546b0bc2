/** A webhook that is stopped, for the letter about it. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import { hasHost } from './has-host.ts'
import { type WebhookId, webhookTables } from './tables.ts'

/** The initiative of a webhook that is still stopped, and whether a host still answers for it. */
export const findStopped = async (database: Database, id: WebhookId): Promise<Readonly<{ slug: string; title: string; hasHost: boolean }> | undefined> =>
  webhookTables(database).selectFrom('initiative.webhook as w').innerJoin('initiative.webhook_stop as s', 's.webhook_id', 'w.id').innerJoin('initiative.initiative as i', 'i.id', 'w.initiative_id')
    .select(['i.slug', 'i.title', hasHost(sql.ref('w')).as('hasHost')]).where('w.id', '=', id).executeTakeFirst()
