/** A host replies to a question, an agreement or an issue: you said, we did; we did not, because; still open, next date. */
import { listReach } from '#people/index.ts'
import { record } from '#platform/activity.ts'
import type { Transaction } from '#platform/database/database.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { type Outdated, done, write } from '#platform/http/write.tsx'
import type { Typed } from '#platform/forms/read.ts'
import { newId } from '#platform/ids.ts'
import { queueMail } from '#platform/mail/mail.ts'
import type { Problem } from '#platform/problems.ts'
import { dayOf } from '#platform/time.ts'
import type { PersonId } from '../tables.ts'
import { insertDeliveries } from './delivery.queries.ts'
import { type Recipients, listRecipients } from './recipients.queries.ts'
import { type AtReply, hostsAtAgreed, hostsAtQuestion, hostsAtRaised } from './reply-about.ts'
import { readReply } from './reply.form.ts'
import { insertReply, listReplies } from './reply.queries.ts'
import { decideReply } from './reply.rules.ts'
import type { ReplyId } from './tables.ts'
import { type Code, ReplyOutdatedPage, WriteReplyPage } from './write-reply.view.tsx'
import { sayReply } from './words/index.ts'

const show = async (c: Context, here: AtReply) => c.page(await pageOf(c, here))

const send = (c: Context, here: AtReply) =>
  write(c, readReply, async (trx, { version, ...draft }) => {
    const { about, initiative, person } = here
    const decided = decideReply(draft, dayOf(c.now, initiative.zone))
    if (decided.kind === 'refused') return decided
    const before = await listReplies(trx, about.subject)
    if (before.length !== version) return outdated(c, here)
    // Two at the same moment: the place in the row's key lets one of them in.
    const id = await insertReply(trx, { ...decided.reply, initiative: initiative.id, subject: about.subject, place: version + 1, by: person.id, at: c.now })
    if (id === undefined) return outdated(c, here)
    await tellEverybody(trx, id, others(await listRecipients(trx, about.subject), person.id))
    await record(trx, { kind: 'reply-recorded', ids: { reply: id } })
    return done(`/initiatives/${initiative.slug}/replies/${id}/told`, sayReply('write.done'))
  }, async (typed, problems) => c.page(await pageOf(c, here, typed, problems), 422))

/** Whoever writes the reply needs no telling. */
const others = (all: Recipients, writer: PersonId): Recipients => ({ ...all, people: all.people.filter((one) => one !== writer) })

/** Each in the way they chose. People without an account have no address here: somebody who knows them tells them. */
async function tellEverybody(trx: Transaction, reply: ReplyId, { people, names }: Recipients): Promise<void> {
  const reach = await listReach(trx, people)
  const deliveries = [
    ...people.map((person) => ({ id: newId<'delivery'>(), reply, person, name: undefined, way: reach.get(person)?.way ?? 'page' })),
    ...names.map((name) => ({ id: newId<'delivery'>(), reply, person: undefined, name, way: 'call' as const })),
  ]
  await insertDeliveries(trx, deliveries)
  for (const { id, person, way } of deliveries) {
    const to = person === undefined ? undefined : reach.get(person)?.to
    if (way === 'email' && to !== undefined) await queueMail(trx, { kind: 'reply', to, person, ids: { delivery: id } })
  }
}

const outdated = (c: Context, here: AtReply): Outdated => ({
  kind: 'outdated',
  show: async (typed) => c.page(<ReplyOutdatedPage here={here} replies={await listReplies(c.database, here.about.subject)} typed={typed} />, 409),
})

const pageOf = async (c: Context, here: AtReply, typed: Typed = {}, problems: readonly Problem<Code>[] = []) => {
  const [replies, recipients] = await Promise.all([listReplies(c.database, here.about.subject), listRecipients(c.database, here.about.subject)])
  const { people, names } = others(recipients, here.person.id)
  return <WriteReplyPage here={here} replies={replies} recipients={people.length + names.length} typed={typed} problems={problems} />
}

export const replyToQuestion = route('/initiatives/:slug/questions/:question/reply', hostsAtQuestion).get(show).post(send)
export const replyToAgreement = route('/initiatives/:slug/agreements/:item/reply', hostsAtAgreed).get(show).post(send)
export const replyToIssue = route('/initiatives/:slug/issues/:issue/reply', hostsAtRaised).get(show).post(send)
