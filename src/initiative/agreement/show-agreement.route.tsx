/** Reads what was agreed, who was there, what those with the power answered, and what came of it. */
import { listCalled } from '#people/index.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { listAnswers } from '../answer/answer.queries.ts'
import { type AtAgreement, whoMaySeeAgreement } from './agreement.gate.ts'
import { promiseState } from '../reply/promise.rules.ts'
import type { ListTold } from '../told/told.slot.ts'
import { listReplies } from '../reply/reply.queries.ts'
import type { PersonId } from '../tables.ts'
import { countRoom, missingFrom, thoseWhoAgreed } from './agreement.rules.ts'
import { peopleOn } from './reading.rules.ts'
import { findRoomAndDissent, roomIn } from './room-and-dissent.queries.ts'
import { ShowAgreementPage } from './show-agreement.view.tsx'

/** @param listTold words of stories that stand with it, given by those who keep stories */
export const showAgreementWith = (listTold: ListTold) => route('/initiatives/:slug/agreements/:item', whoMaySeeAgreement).get(async (c, here) => {
  const { agreement } = here
  const [{ room, dissent, affected, sources }, answers, replies, told] = await Promise.all([
    findRoomAndDissent(c.database, here, agreement.id, agreement.version),
    listAnswers(c.database, [agreement.id]),
    listReplies(c.database, { item: agreement.id }),
    agreement.hidden ? undefined : listTold(c, here, { place: 'agreement', readers: agreement.seenBy, anchor: agreement.id }),
  ])
  const standpoints = new Map(affected.map((one) => [one.id, true] as const))
  const agreed = thoseWhoAgreed(roomIn(room), dissent.map((one) => one.person ?? undefined), agreement.card)
  const missing = new Set(missingFrom(agreed, standpoints))
  const given = answers.get(agreement.id) ?? []
  const called = await namesFor(c, here, [...[...room, ...dissent].map((one) => one.person ?? undefined), ...given.map((one) => one.recordedBy), agreement.recordedBy, ...peopleOn(agreement.card)])
  return c.page(<ShowAgreementPage here={here} person={c.person?.id} state={promiseState({ by: agreement.replyBy, replies }, c.now, here.initiative.zone)}
    room={here.membership === undefined ? undefined : room} count={countRoom(roomIn(room), standpoints)} agreed={countRoom(agreed, standpoints)} affected={affected} missing={affected.filter(({ id }) => missing.has(id))} dissent={dissent} answers={given} replies={replies} sources={sources} told={told?.get(agreement.id)} called={called} />)
})

/** Names are for those who take part; outside nobody is named. */
const namesFor = async (c: Context, here: AtAgreement, people: readonly (PersonId | undefined)[]) =>
  here.membership === undefined ? undefined : listCalled(c.database, people.filter((one) => one !== undefined))
