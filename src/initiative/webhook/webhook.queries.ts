/** The webhooks of an initiative, and the log of what each was told. */
import { sql } from 'kysely'
import { record } from '#platform/activity.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { newId } from '#platform/ids.ts'
import { newToken } from '#platform/secrets.ts'
import type { InitiativeId, PersonId } from '../tables.ts'
import { DELIVER_WEBHOOKS } from './note-event.queries.ts'
import { hasHost } from './has-host.ts'
import { type WebhookDeliveryId, type WebhookEvent, type WebhookId, webhookTables } from './tables.ts'

export type Webhook = Readonly<{ id: WebhookId; address: string; nonce: string; secretMadeAt: Date; madeAt: Date; stoppedAt: Date | undefined; failures: number
  /** Whether whoever had it told still looks after the initiative. */
  hasHost: boolean
}>

const select = (database: Database, initiative: InitiativeId) =>
  webhookTables(database).selectFrom('initiative.webhook as w').leftJoin('initiative.webhook_stop as s', 's.webhook_id', 'w.id')
    .select(['w.id', 'w.address', 'w.nonce', 'w.secret_made_at', 'w.made_at', 'w.failures', 's.at as stopped_at', hasHost(sql.ref('w')).as('has_host')]).where('w.initiative_id', '=', initiative)
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>
const webhookOf = (row: Row): Webhook => ({
  id: row.id, address: row.address, nonce: row.nonce, secretMadeAt: row.secret_made_at, madeAt: row.made_at, stoppedAt: row.stopped_at ?? undefined, failures: row.failures, hasHost: row.has_host,
})

/** The webhooks of an initiative, in the order in which they were added; there are ten at most. */
export const listWebhooks = async (database: Database, initiative: InitiativeId): Promise<readonly Webhook[]> =>
  (await select(database, initiative).orderBy('w.made_at').orderBy('w.id').execute()).map(webhookOf)

export async function findWebhook(database: Database, initiative: InitiativeId, id: WebhookId): Promise<Webhook | undefined> {
  const row = await select(database, initiative).where('w.id', '=', id).executeTakeFirst()
  return row === undefined ? undefined : webhookOf(row)
}

/** Whether a webhook is there, in whichever initiative: for what is done again after a restore. */
export async function isWebhookThere(database: Database, id: WebhookId): Promise<boolean> {
  return (await webhookTables(database).selectFrom('initiative.webhook').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

export async function insertWebhook(trx: Transaction, initiative: InitiativeId, address: string, by: PersonId, now: Date): Promise<WebhookId> {
  const id = newId<'webhook'>()
  await webhookTables(trx).insertInto('initiative.webhook').values({ id, initiative_id: initiative, address, nonce: newToken(), secret_made_at: now, made_by: by, made_at: now }).execute()
  return id
}

/** From now on another secret; the one before signs nothing any more. */
export async function renewSecret(trx: Transaction, id: WebhookId, now: Date): Promise<void> {
  await webhookTables(trx).updateTable('initiative.webhook').set({ nonce: newToken(), secret_made_at: now }).where('id', '=', id).execute()
  await record(trx, { kind: 'webhook-secret-renewed', ids: { webhook: id } })
}

export const removeWebhook = async (trx: Transaction, id: WebhookId) => webhookTables(trx).deleteFrom('initiative.webhook').where('id', '=', id).execute()

/** Tells it nothing for now. True where it was told until then. */
export async function stopWebhook(database: Database, id: WebhookId, now: Date): Promise<boolean> {
  const row = await webhookTables(database).insertInto('initiative.webhook_stop').values({ webhook_id: id, at: now }).onConflict((on) => on.doNothing()).returning('webhook_id').executeTakeFirst()
  return row !== undefined
}

/** Tells it what happens from now on, and what waits; whoever starts it answers for it. */
export async function startWebhook(trx: Transaction, id: WebhookId, by: PersonId): Promise<void> {
  await webhookTables(trx).deleteFrom('initiative.webhook_stop').where('webhook_id', '=', id).execute()
  await webhookTables(trx).updateTable('initiative.webhook').set({ failures: 0, made_by: by }).where('id', '=', id).execute()
  await trx.reactions.enqueue(trx, DELIVER_WEBHOOKS, {})
}

export type Delivery = Readonly<{
  id: WebhookDeliveryId; event: WebhookEvent; at: Date; tries: number; lastTryAt: Date | undefined; status: number | undefined; fault: string | undefined; state: 'waiting' | 'told' | 'given-up'
}>

/** What it was told and is still to be told, the newest first, after the one of that id. */
export async function listWebhookDeliveries(database: Database, webhook: WebhookId, after: WebhookDeliveryId | undefined, most: number): Promise<readonly Delivery[]> {
  let query = webhookTables(database).selectFrom('initiative.webhook_delivery').select(['id', 'event', 'at', 'tries', 'last_try_at', 'status', 'fault', 'told_at', 'given_up_at']).where('webhook_id', '=', webhook)
  if (after !== undefined) query = query.where(sql<boolean>`(at, id) < (select b.at, b.id from initiative.webhook_delivery b where b.id = ${after} and b.webhook_id = ${webhook})`)
  const rows = await query.orderBy('at', 'desc').orderBy('id', 'desc').limit(most).execute()
  return rows.map((row) => ({
    id: row.id, event: row.event, at: row.at, tries: row.tries, lastTryAt: row.last_try_at ?? undefined, status: row.status ?? undefined, fault: row.fault ?? undefined,
    state: row.told_at !== null ? 'told' : row.given_up_at !== null ? 'given-up' : 'waiting',
  }))
}

/** Tells something again, from the first try. False where there is no such thing. */
export async function retryDelivery(trx: Transaction, webhook: WebhookId, id: WebhookDeliveryId): Promise<boolean> {
  const row = await webhookTables(trx).updateTable('initiative.webhook_delivery').set({ tries: 0, due_at: sql<Date>`now()`, told_at: null, given_up_at: null })
    .where('id', '=', id).where('webhook_id', '=', webhook).returning('id').executeTakeFirst()
  if (row === undefined) return false
  await trx.reactions.enqueue(trx, DELIVER_WEBHOOKS, {})
  return true
}

/** The log goes back so far. */
export const LOG_DAYS = 30

export const clearOldDeliveries = async (database: Database) =>
  sql`delete from initiative.webhook_delivery where at < now() - make_interval(days => ${LOG_DAYS})`.execute(webhookTables(database))
