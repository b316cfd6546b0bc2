/** Tells other programs what is due. */
import { listReach } from '#people/index.ts'
import type { Database } from '#platform/database/database.ts'
import type { Site } from '#platform/http/context.ts'
import { queueMail } from '#platform/mail/mail.ts'
import { type Called, postOutward } from '#platform/outward/post-outward.ts'
import { type Due, claimDelivery, listHosts, listWithoutHost, noteTry } from './deliver.queries.ts'
import { afterTry, isOver } from './patience.rules.ts'
import { secretOf, signedHeaders } from './signing.ts'
import { stopWebhook } from './webhook.queries.ts'

/** Other jobs wait meanwhile: what is not begun by then the next round does. */
const ROUND_MS = 15_000
/** One that is slow must not keep the others waiting. */
const AT_ONCE = 8

type Given = Readonly<{ database: Database; site: Site }>

/** Sends what is due, some at a time; first those are stopped for whom no host answers any more. */
export async function deliverWebhooks(given: Given, now: () => Date): Promise<void> {
  for (const one of await listWithoutHost(given.database)) await stopAndTell(given.database, one, now())
  const until = performance.now() + ROUND_MS
  const work = async () => {
    while (performance.now() < until) {
      const due = await claimDelivery(given.database)
      if (due === undefined) return
      await deliver(given, due, now())
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}

async function deliver({ database, site }: Given, due: Due, now: Date): Promise<void> {
  const body = JSON.stringify(payloadOf(site, due))
  const url = URL.parse(due.address)
  const called: Called = url === null ? { fault: 'address-unreadable' }
    : await postOutward(url, body, signedHeaders(secretOf(site.secret, due.webhook, due.nonce), { id: due.id, at: now, body }), { mayBePrivate: site.reachesPrivate === true })
  const next = afterTry(called, due.tries)
  const failures = await noteTry(database, due, called, next)
  if (next.kind !== 'told' && isOver(failures, called)) await stopAndTell(database, due, now)
}

/** Ids only: whoever is told asks for the rest, as somebody who may know it. */
export function payloadOf({ publicUrl }: Pick<Site, 'publicUrl'>, { id, event, slug, about, aboutId, at }: Pick<Due, 'id' | 'event' | 'slug' | 'about' | 'aboutId' | 'at'>) {
  const page = `/initiatives/${slug}${about === 'nothing' ? '' : `/${about}s/${aboutId ?? ''}`}`
  const address = (path: string) => new URL(path, publicUrl).href
  return {
    id, event, at: at.toISOString(), initiative: slug, ...(about === 'nothing' ? {} : { about, aboutId }), page: address(page),
    data: address(about === 'nothing' ? `/initiatives/${slug}/thread.json` : `${page}.json`),
  }
}

/** Nobody has answered for so long, or answers for it any more, that somebody should look: told once, to each host who reads e-mail. */
async function stopAndTell(database: Database, { webhook, initiative }: Pick<Due, 'webhook' | 'initiative'>, now: Date): Promise<void> {
  await database.transaction(async (trx) => {
    if (!(await stopWebhook(trx, webhook, now))) return
    for (const [person, { way, to }] of await listReach(trx, await listHosts(trx, initiative))) {
      if (way === 'email' && to !== undefined) await queueMail(trx, { kind: 'webhook-stopped', to, person, ids: { webhook } })
    }
  })
}
