/** A host sees who is to be told of a reply, tells them, and records how it went. */
import { listCalled, listReach } from '#people/index.ts'
import type { Context } from '#platform/http/context.ts'
import { type Closed, type Gate, NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { type SeenByMember, hosts, whoMaySee, type Seen } from '../initiative.gate.ts'
import { type Delivery, countDeliveries, findDelivery, findDeliveryTo, insertAttempt, listDeliveries } from './delivery.queries.ts'
import { readSeen, readTold } from './reply.form.ts'
import { type Reply, findReply } from './reply.queries.ts'
import { findReplied } from './replied-to.queries.ts'
import type { DeliveryId, ReplyId } from './tables.ts'
import { LettersPage } from './letters.view.tsx'
import { ToldPage } from './told.view.tsx'
import { sayReply } from './words/index.ts'

const ON_A_PAGE = 100
/** As many letters as a person prints in one go. */
const MOST_LETTERS = 500

const hostsAtReply: Gate<SeenByMember & Readonly<{ reply: Reply }>> = async (c) => {
  const here: SeenByMember | Closed = await hosts(c)
  if ('closed' in here) return here
  const id = readId<'reply'>(c.param('reply'))
  const reply = id === undefined ? undefined : await findReply(c.database, here.initiative.id, id)
  return reply === undefined ? { closed: 'not-found' } : { ...here, reply }
}

const toldPath = (here: Pick<Seen, 'initiative'>, reply: ReplyId) => `/initiatives/${here.initiative.slug}/replies/${reply}/told`

/** The names, and how those who are called or written to are reached. */
async function reachOf(c: Context, deliveries: readonly Delivery[]) {
  const people = deliveries.flatMap((one) => one.person ?? [])
  const tellers = deliveries.flatMap((one) => one.attempts.flatMap((attempt) => attempt.by ?? []))
  const [called, reach] = await Promise.all([listCalled(c.database, [...people, ...tellers]), listReach(c.database, people)])
  return { called, reach }
}

export const whoWasTold = route('/initiatives/:slug/replies/:reply/told', hostsAtReply).get(async (c, here) => {
  const after = readId<'delivery'>(c.query('after'))
  const [counts, found] = await Promise.all([countDeliveries(c.database, here.reply.id), listDeliveries(c.database, here.reply.id, { after, most: ON_A_PAGE + 1 })])
  const shown = found.slice(0, ON_A_PAGE)
  return c.page(<ToldPage here={here} counts={counts} deliveries={shown} {...await reachOf(c, shown)} continued={after !== undefined} next={found.length > ON_A_PAGE ? shown.at(-1)?.id : undefined} />)
})

export const printLetters = route('/initiatives/:slug/replies/:reply/letters', hostsAtReply).get(async (c, here) => {
  const [letters, replied] = await Promise.all([listDeliveries(c.database, here.reply.id, { way: 'letter', most: MOST_LETTERS }), findReplied(c.database, here.reply.id)])
  // Nobody posts what is hidden.
  if (replied === undefined) throw new NotThere()
  return c.page(<LettersPage here={here} letters={letters} replied={replied} {...await reachOf(c, letters)} />)
})

const hostsAtDelivery: Gate<SeenByMember & Readonly<{ delivery: Readonly<{ id: DeliveryId; reply: ReplyId }> }>> = async (c) => {
  const here: SeenByMember | Closed = await hosts(c)
  if ('closed' in here) return here
  const id = readId<'delivery'>(c.param('delivery'))
  const delivery = id === undefined ? undefined : await findDelivery(c.database, here.initiative.id, id)
  return delivery === undefined ? { closed: 'not-found' } : { ...here, delivery }
}

export const recordTold = route('/initiatives/:slug/deliveries/:delivery/told', hostsAtDelivery).post((c, here) =>
  write(c, readTold, async (trx, { outcome }) => {
    await insertAttempt(trx, here.delivery.id, { told: outcome === 'told', by: here.person.id, at: c.now })
    return done(toldPath(here, here.delivery.reply), sayReply(`told.done-${outcome}`))
  }, () => c.seeOther(toldPath(here, here.delivery.reply))))

/** Whoever the reply is for. For everybody else it is not there. */
const recipients: Gate<Readonly<{ delivery: DeliveryId; person: SeenByMember['person']['id'] }>> = async (c) => {
  const here = await whoMaySee(c)
  if ('closed' in here) return here
  const reply = readId<'reply'>(c.param('reply'))
  const delivery = reply === undefined || c.person === undefined ? undefined : await findDeliveryTo(c.database, here.initiative.id, reply, c.person.id)
  return delivery === undefined || c.person === undefined ? { closed: 'not-found' } : { delivery: delivery.id, person: c.person.id }
}

export const recordSeen = route('/initiatives/:slug/replies/:reply/seen', recipients).post((c, { delivery, person }) =>
  write(c, readSeen, async (trx) => {
    await insertAttempt(trx, delivery, { told: true, by: person, at: c.now })
    return done('/me', sayReply('mine.read-done'))
  }, () => c.seeOther('/me')))
