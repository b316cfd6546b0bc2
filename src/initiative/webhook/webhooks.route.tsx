/** A host has other programs told what happens in the initiative, sees how that went, and stops it. */
import { record } from '#platform/activity.ts'
import type { Typed } from '#platform/forms/read.ts'
import { readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type AnyRoute, type Gate, route } from '#platform/http/routes.ts'
import { type Done, done, write } from '#platform/http/write.tsx'
import type { Transaction } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { type OutwardProblem, readOutward } from '#platform/outward/outward.rules.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { type SeenByMember, hosts } from '../initiative.gate.ts'
import { holdMembers } from '../membership/membership.queries.ts'
import { noteTest } from './note-event.queries.ts'
import { secretOf } from './signing.ts'
import { type WebhookFormCode, readWebhook } from './webhook.form.ts'
import {
  type Webhook, findWebhook, insertWebhook, listWebhookDeliveries, listWebhooks, removeWebhook, renewSecret, retryDelivery, startWebhook, stopWebhook,
} from './webhook.queries.ts'
import { WebhookPage, WebhooksPage } from './webhooks.view.tsx'
import { sayWebhook } from './words/index.ts'

/** More than this nobody looks after. */
const MOST_WEBHOOKS = 10
/** How long a secret can be copied after it was made. */
const SHOWN_MS = 10 * 60_000
const DELIVERIES_A_PAGE = 50

const pathOf = ({ initiative }: SeenByMember, end = '') => `/initiatives/${initiative.slug}/webhooks${end}`

const webhooks = route('/initiatives/:slug/webhooks', hosts)

webhooks.get(async (c, here) => c.page(await listPage(c, here)))

webhooks.post(async (c, here) =>
  write(c, readWebhook, async (trx, { address }) => {
    // Two hosts at once don't both take the last place.
    await holdMembers(trx, here.initiative.id)
    if ((await listWebhooks(trx, here.initiative.id)).length >= MOST_WEBHOOKS) return refuse('', 'too-many' as const)
    const read = readOutward(address, c.site.reachesPrivate === true)
    if (!read.ok) return refuse('address', read.problem)
    const id = await insertWebhook(trx, here.initiative.id, read.url.href, here.person.id, c.now)
    return done(pathOf(here, `/${id}`), sayWebhook('added'))
  }, async (typed, problems) => c.page(await listPage(c, here, typed, problems), 422)))

const listPage = async (c: Context, here: SeenByMember, typed?: Typed, problems: readonly Problem<WebhookFormCode | OutwardProblem | 'too-many'>[] = []) =>
  <WebhooksPage here={here} webhooks={await listWebhooks(c.database, here.initiative.id)} typed={typed} problems={problems} />

type AtWebhook = SeenByMember & Readonly<{ webhook: Webhook }>

const aWebhook: Gate<AtWebhook> = async (c) => {
  const here = await hosts(c)
  if ('closed' in here) return here
  const id = readId<'webhook'>(c.param('webhook'))
  const webhook = id === undefined ? undefined : await findWebhook(c.database, here.initiative.id, id)
  return webhook === undefined ? { closed: 'not-found' } : { ...here, webhook }
}

const oneWebhook = route('/initiatives/:slug/webhooks/:webhook', aWebhook)

oneWebhook.get(async (c, here) => {
  const { webhook } = here
  const found = await listWebhookDeliveries(c.database, webhook.id, readId<'webhook-delivery'>(c.query('after')), DELIVERIES_A_PAGE + 1)
  const isNew = c.now.getTime() - webhook.secretMadeAt.getTime() < SHOWN_MS
  return c.page(<WebhookPage here={here} webhook={webhook} secret={isNew ? secretOf(c.site.secret, webhook.id, webhook.nonce) : undefined}
    deliveries={found.slice(0, DELIVERIES_A_PAGE)} more={found.length > DELIVERIES_A_PAGE} />)
})

/** A button of its page. */
const button = (end: string, act: (trx: Transaction, c: Context, here: AtWebhook) => Promise<Done>): AnyRoute =>
  route(`/initiatives/:slug/webhooks/:webhook/${end}`, aWebhook).post((c, here) =>
    write(c, readPress, (trx) => act(trx, c, here), () => c.seeOther(pathOf(here, `/${here.webhook.id}`))))

const back = (here: AtWebhook, notice: string) => done(pathOf(here, `/${here.webhook.id}`), notice)

const buttons: readonly AnyRoute[] = [
  button('secret', async (trx, c, here) => {
    await renewSecret(trx, here.webhook.id, c.now)
    return back(here, sayWebhook('renewed'))
  }),
  button('test', async (trx, _c, here) => {
    await noteTest(trx, here.webhook.id)
    return back(here, sayWebhook('tested'))
  }),
  button('stop', async (trx, c, here) => {
    await stopWebhook(trx, here.webhook.id, c.now)
    await record(trx, { kind: 'webhook-stopped', ids: { webhook: here.webhook.id } })
    return back(here, sayWebhook('stopped'))
  }),
  button('start', async (trx, _c, here) => {
    await startWebhook(trx, here.webhook.id, here.person.id)
    return back(here, sayWebhook('started'))
  }),
  button('remove', async (trx, _c, here) => {
    await removeWebhook(trx, here.webhook.id)
    await record(trx, { kind: 'webhook-removed', ids: { initiative: here.initiative.id, webhook: here.webhook.id } })
    return done(pathOf(here), sayWebhook('removed'))
  }),
  button('deliveries/:delivery/retry', async (trx, c, here) => {
    const id = readId<'webhook-delivery'>(c.param('delivery'))
    const found = id !== undefined && (await retryDelivery(trx, here.webhook.id, id))
    return back(here, sayWebhook(found ? 'retried' : 'gone'))
  }),
]

export const webhookRoutes: readonly AnyRoute[] = [webhooks, oneWebhook, ...buttons]
