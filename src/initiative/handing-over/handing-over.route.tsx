/** A host gathers what a new host needs and offers to hand over; the member who is asked says yes or no. */
import { listCalled } from '#people/index.ts'
import { record } from '#platform/activity.ts'
import { type Typed, readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readId } from '#platform/ids.ts'
import { type Problem, refuse } from '#platform/problems.ts'
import { listOpenPromises } from '../closing/closing.queries.ts'
import { type SeenByMember, hosts, members } from '../initiative.gate.ts'
import { deleteHost, holdMembers, insertHost, listHostPeople } from '../membership/membership.queries.ts'
import { loadPurpose } from '../purpose/purpose.queries.ts'
import { type OfferCode, readAnswer, readOffer } from './handing-over.form.ts'
import { findAround, findGoingOn, insertHandOver, listCandidates } from './handing-over.queries.ts'
import { AnswerOfferPage, HandingOverPage } from './handing-over.view.tsx'
import { type Offer, deleteOffer, findOffer, findOfferTo, upsertOffer } from './offer.queries.ts'
import { sayHandingOver } from './words/index.ts'

export const handOver = route('/initiatives/:slug/handing-over', hosts)

handOver.get((c, here) => showPack(c, here))

handOver.post((c, here) =>
  write(c, readOffer, async (trx, { to, stepsBack, words }) => {
    const asked = (await listCandidates(trx, here.initiative.id)).find(({ member }) => member === to)
    if (asked === undefined) return refuse<OfferCode>('to', 'to-missing')
    await upsertOffer(trx, here.initiative.id, { from: here.membership.memberId, to, stepsBack, words, at: c.now })
    await record(trx, { kind: 'hosting-offered', ids: { initiative: here.initiative.id, person: asked.person } })
    return done(`/initiatives/${here.initiative.slug}/handing-over`, sayHandingOver('offer.done'))
  }, (typed, problems) => showPack(c, here, typed, problems)))

async function showPack(c: Context, here: SeenByMember, typed: Typed = {}, problems: readonly Problem<OfferCode>[] = []) {
  const { database, now } = c
  const { id } = here.initiative
  const [purpose, goingOn, promises] = await Promise.all([loadPurpose(database, id), findGoingOn(database, id, now), listOpenPromises(database, id)])
  const [candidates, { offers, before, leaving }] = await Promise.all([listCandidates(database, id), findAround(database, id, now)])
  const people = [...purpose.hosts, ...candidates.map(({ person }) => person), ...offers.map((offer) => offer.to), ...before.flatMap(({ from, to }) => [from, to]), ...leaving.map(({ person }) => person)]
  const called = await listCalled(database, [...new Set(people.filter((one) => one !== null))])
  return c.page(<HandingOverPage {...{ here, purpose, goingOn, promises, candidates, offers, before, leaving, called, typed, problems }} />, problems.length > 0 ? 422 : 200)
}

/** An offer that nobody has answered, for hosts. */
const offerOfHosts: Gate<SeenByMember & Readonly<{ offer: Offer }>> = async (c) => {
  const here = await hosts(c)
  if ('closed' in here) return here
  const id = readId<'hand-over-offer'>(c.param('offer'))
  const offer = id === undefined ? undefined : await findOffer(c.database, here.initiative.id, id, c.now)
  return offer === undefined ? { closed: 'not-found' } : { ...here, offer }
}

export const takeOfferBack = route('/initiatives/:slug/handing-over/:offer/take-back', offerOfHosts)

takeOfferBack.post((c, here) =>
  write(c, readPress, async (trx) => {
    await deleteOffer(trx, here.offer.id)
    return done(`/initiatives/${here.initiative.slug}/handing-over`, sayHandingOver('offer.taken-back'))
  }, () => c.seeOther(`/initiatives/${here.initiative.slug}/handing-over`)))

/** The member to whom it is offered; for everybody else there is nothing here. */
const whoIsAsked: Gate<SeenByMember & Readonly<{ offer: Offer }>> = async (c) => {
  const here = await members(c)
  if ('closed' in here) return here
  const offer = await findOfferTo(c.database, here.initiative.id, here.membership.memberId, c.now)
  return offer === undefined ? { closed: 'not-found' } : { ...here, offer }
}

export const answerOffer = route('/initiatives/:slug/handing-over/answer', whoIsAsked)

const showOffer = async (c: Context, here: SeenByMember & Readonly<{ offer: Offer }>, isMissing = false) =>
  c.page(<AnswerOfferPage here={here} from={(await listCalled(c.database, [here.offer.fromPerson])).get(here.offer.fromPerson) ?? ''} isMissing={isMissing} />, isMissing ? 422 : 200)

answerOffer.get((c, here) => showOffer(c, here))

answerOffer.post((c, here) =>
  write(c, readAnswer, async (trx, { answer }) => {
    const { initiative, membership, offer } = here
    const to = `/initiatives/${initiative.slug}`
    await holdMembers(trx, initiative.id)
    await deleteOffer(trx, offer.id)
    if (answer === 'no') return done(to, sayHandingOver('answer.said-no'))
    // First the new one, then the old: at no moment is there nobody. Whoever offered may have stopped being a host meanwhile.
    const before = await listHostPeople(trx, initiative.id)
    if (!before.includes(offer.fromPerson)) return done(to, sayHandingOver('answer.too-late'))
    await insertHost(trx, membership.memberId)
    if (offer.stepsBack) await deleteHost(trx, offer.from)
    await insertHandOver(trx, initiative.id, offer, offer.stepsBack, c.now)
    await record(trx, { kind: 'initiative-handed-over', ids: { initiative: initiative.id, person: here.person.id } })
    return done(`${to}/handing-over`, sayHandingOver('answer.said-yes'))
  }, () => showOffer(c, here, true)))
