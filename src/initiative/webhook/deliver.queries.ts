/** What is due to be told, one at a time, and how it went. */
import { sql } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { InitiativeId } from '../tables.ts'
import { hasHost } from './has-host.ts'
import type { Next } from './patience.rules.ts'
import { type About, type WebhookDeliveryId, type WebhookEvent, type WebhookId, webhookTables } from './tables.ts'

export type Due = Readonly<{
  id: WebhookDeliveryId; webhook: WebhookId; initiative: InitiativeId; slug: string; address: string; nonce: string; event: WebhookEvent; about: About; aboutId: string | null; at: Date; tries: number
}>

/** A try takes seconds; after that another process may take it. */
const CLAIM_MINUTES = 2

/** Takes the next that is due, so that no other process does meanwhile. */
export async function claimDelivery(database: Database): Promise<Due | undefined> {
  const { rows } = await sql<Due>`
    update initiative.webhook_delivery d set tries = d.tries + 1, last_try_at = now(), due_at = now() + make_interval(mins => ${CLAIM_MINUTES})
    from initiative.webhook w join initiative.initiative i on i.id = w.initiative_id
    where w.id = d.webhook_id and d.id = (
      select n.id from initiative.webhook_delivery n join initiative.webhook v on v.id = n.webhook_id and ${hasHost(sql.ref('v'))} where n.told_at is null and n.given_up_at is null and n.due_at <= now()
        and not exists (select 1 from initiative.webhook_stop s where s.webhook_id = n.webhook_id)
      order by n.due_at limit 1 for update of n skip locked)
    returning d.id, d.webhook_id as webhook, w.initiative_id as initiative, i.slug, w.address, w.nonce, d.event, d.about, d.about_id as "aboutId", d.at, d.tries`.execute(webhookTables(database))
  return rows[0]
}

/** Those that are still told although whoever had them told no longer looks after the initiative. */
export async function listWithoutHost(database: Database): Promise<readonly Readonly<{ webhook: WebhookId; initiative: InitiativeId }>[]> {
  const { rows } = await sql<{ webhook: WebhookId; initiative: InitiativeId }>`
    select w.id as webhook, w.initiative_id as initiative from initiative.webhook w
    where not ${hasHost(sql.ref('w'))} and not exists (select 1 from initiative.webhook_stop s where s.webhook_id = w.id)`.execute(webhookTables(database))
  return rows
}

/** Writes down how a try went. Gives how many have failed in a row. */
export async function noteTry(database: Database, due: Due, called: Readonly<{ status?: number | undefined; fault?: string | undefined }>, next: Next): Promise<number> {
  await sql`
    update initiative.webhook_delivery set status = ${called.status ?? null}, fault = ${called.fault ?? null},
      told_at = ${next.kind === 'told' ? sql`now()` : null}, given_up_at = ${next.kind === 'given-up' ? sql`now()` : null},
      due_at = now() + make_interval(mins => ${next.kind === 'again' ? next.inMinutes : 0})
    where id = ${due.id}`.execute(webhookTables(database))
  const { rows } = await sql<{ failures: number }>`
    update initiative.webhook set failures = ${next.kind === 'told' ? sql`0` : sql`failures + 1`} where id = ${due.webhook} returning failures`.execute(webhookTables(database))
  return rows[0]?.failures ?? 0
}

/** Those who look after an initiative. */
export async function listHosts(database: Database, initiative: InitiativeId) {
  const rows = await webhookTables(database).selectFrom('initiative.host as h').innerJoin('initiative.member as m', 'm.id', 'h.member_id').select('m.person_id').where('m.initiative_id', '=', initiative).execute()
  return rows.map((row) => row.person_id)
}
