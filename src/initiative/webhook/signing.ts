/** How another program knows that it is us who tell it something: the way of «Standard Webhooks» 1.0, for which most languages have a library. */
import { createHmac } from 'node:crypto'
import { derive } from '#platform/secrets.ts'
import type { WebhookId } from './tables.ts'

/** The secret that a webhook shares with us: made again from the site's own and the webhook's nonce, so that it stands nowhere. */
export const secretOf = (siteSecret: string, webhook: WebhookId, nonce: string): string => `whsec_${derive(siteSecret, 'webhook', webhook, nonce).toString('base64')}`

export type Letter = Readonly<{ id: string; at: Date; body: string }>

/** The headers that go with a body: its id, which stays the same when it is sent again, the moment, and the signature of both with it. */
export function signedHeaders(secret: string, { id, at, body }: Letter): Readonly<Record<string, string>> {
  const seconds = String(Math.floor(at.getTime() / 1000))
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')
  return { 'content-type': 'application/json; charset=utf-8', 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${signature}` }
}
