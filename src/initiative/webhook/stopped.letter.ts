/** The letter that tells a host that another program could not be told what happens. */
import { readId } from '#platform/ids.ts'
import type { Letters } from '#platform/mail/mail.ts'
import { findStopped } from './stopped.queries.ts'
import { sayWebhook } from './words/index.ts'

export const webhookLetters: Letters = {
  'webhook-stopped': {
    subject: () => sayWebhook('mail.subject'),
    text: async (trx, { ids }, site) => {
      const id = readId<'webhook'>(ids['webhook'])
      const stopped = id === undefined ? undefined : await findStopped(trx, id)
      if (stopped === undefined) return undefined
      return sayWebhook(stopped.hasHost ? 'mail.text' : 'mail.text-without-host', { initiative: stopped.title, address: new URL(`/initiatives/${stopped.slug}/webhooks/${id}`, site.publicUrl).href, site: site.name })
    },
  },
}
