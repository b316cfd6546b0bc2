/** A host lets people in who asked to take part, or says no. */
import { listCalled } from '#people/index.ts'
import { record } from '#platform/activity.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import type { Problem } from '#platform/problems.ts'
import { type SeenByMember, hosts } from '../initiative.gate.ts'
import { type WaitingCode, readWaiting } from './membership.form.ts'
import { findJoining, insertMember } from './membership.queries.ts'
import { deleteNamedAdult, deleteWaiting, listWaiting } from './waiting.queries.ts'
import { WaitingPage } from './waiting.view.tsx'
import { sayMembership } from './words/index.ts'

export const letIn = route('/initiatives/:slug/people/waiting', hosts)

letIn.get(async (c, here) => c.page(await pageOf(c, here)))

letIn.post((c, here) =>
  write(c, readWaiting, async (trx, { person, answer }) => {
    const { id, slug } = here.initiative
    const path = `/initiatives/${slug}/people/waiting`
    // Two hosts answer at the same moment: the first one's answer holds.
    if (!(await deleteWaiting(trx, id, person))) return done(path, sayMembership('waiting.gone'))
    const name = (await listCalled(trx, [person])).get(person) ?? ''
    if (answer === 'turn-away') {
      await deleteNamedAdult(trx, id, person)
      return done(path, sayMembership('waiting.turned-away-done', { name }))
    }
    await insertMember(trx, id, person)
    await record(trx, { kind: 'member-let-in', ids: { initiative: id, person } })
    return done(path, sayMembership('waiting.let-in-done', { name }))
  }, async (_, problems) => c.page(await pageOf(c, here, problems), 422)))

const pageOf = async (c: Context, here: SeenByMember, problems: readonly Problem<WaitingCode>[] = []) => {
  const [waiting, { ageLine }] = await Promise.all([listWaiting(c.database, here.initiative.id), findJoining(c.database, here.initiative.id)])
  const called = await listCalled(c.database, waiting.map((one) => one.person))
  return <WaitingPage here={here} waiting={waiting.map((one) => ({ ...one, name: called.get(one.person) ?? '' }))} ageLine={ageLine} problems={problems} />
}
