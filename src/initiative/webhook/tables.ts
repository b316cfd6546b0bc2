/** The tables of webhooks: other programs that are told what happens. */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { InitiativeId, InitiativeTables, PersonId } from '../tables.ts'

export type WebhookId = Id<'webhook'>
export type WebhookDeliveryId = Id<'webhook-delivery'>

/** What another program is told of. */
export const EVENTS = [
  'recorded', 'many-recorded', 'changed', 'regrouped', 'taken-back', 'many-taken-back', 'hidden', 'shown-again', 'asked', 'answered', 'replied', 'power-answered', 'ended', 'reopened',
  'meeting-called', 'meeting-off', 'meeting-on', 'closed', 'opened-again', 'test',
] as const
export type WebhookEvent = (typeof EVENTS)[number]
/** What it is about, beside the initiative. */
export type About = 'item' | 'question' | 'meeting' | 'nothing'

type WebhookTables = {
  'initiative.webhook': {
    id: WebhookId; initiative_id: InitiativeId; address: string; nonce: string; secret_made_at: Date; made_by: PersonId | null; made_at: Date; failures: Generated<number>
  }
  'initiative.webhook_stop': { webhook_id: WebhookId; at: Date }
  'initiative.webhook_delivery': {
    id: WebhookDeliveryId; webhook_id: WebhookId; event: WebhookEvent; about: About; about_id: string | null; at: Generated<Date>; due_at: Generated<Date>
    tries: Generated<number>; last_try_at: Date | null; status: number | null; fault: string | null; told_at: Date | null; given_up_at: Date | null
  }
}

export const webhookTables = (database: Database) => database.tables<WebhookTables & InitiativeTables>()
