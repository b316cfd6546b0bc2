import type { World } from '#app/test-world.ts'
import type { WhoMay, WhoMayRow } from '#app/who-may.ts'
import { newId } from '#platform/ids.ts'
import { insertWebhook } from './webhook.queries.ts'

const hostsOnly: WhoMayRow = { anonymous: 'sign-in', stranger: 'no', member: 'no', host: 'yes', administrator: 'no' }

const webhook = async (world: World) => ({
  webhook: await world.database.transaction((trx) => insertWebhook(trx, world.initiative.id, 'https://hooks.example.org/', world.people.host, world.clock.now)),
  delivery: newId<'webhook-delivery'>(),
})
const atOne = { ...hostsOnly, params: webhook }

export const whoMay: WhoMay = {
  'GET /initiatives/:slug/webhooks': hostsOnly,
  'POST /initiatives/:slug/webhooks': hostsOnly,
  'GET /initiatives/:slug/webhooks/:webhook': atOne,
  'POST /initiatives/:slug/webhooks/:webhook/secret': atOne,
  'POST /initiatives/:slug/webhooks/:webhook/test': atOne,
  'POST /initiatives/:slug/webhooks/:webhook/stop': atOne,
  'POST /initiatives/:slug/webhooks/:webhook/start': atOne,
  'POST /initiatives/:slug/webhooks/:webhook/remove': atOne,
  'POST /initiatives/:slug/webhooks/:webhook/deliveries/:delivery/retry': atOne,
}
