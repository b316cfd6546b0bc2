/** A host ends an initiative well, or opens it again; whoever may see it reads what became of it. */
import { record } from '#platform/activity.ts'
import type { Typed } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { dayOf } from '#platform/time.ts'
import { type Seen, type SeenByMember, hosts, whoMaySee } from '../initiative.gate.ts'
import { revokeAllInvitations } from '../invitation/invitation.queries.ts'
import { holdMembers } from '../membership/membership.queries.ts'
import { readClosing, readReopen } from './closing.form.ts'
import { type Closed, findClosing, insertClosing, listDropped, listOpenPromises, listOpenedAgain, openAgain } from './closing.queries.ts'
import { decideClosing } from './closing.rules.ts'
import { type ClosingCodes, ClosePage, EndedPage, type ReopenCodes, ReopenPage } from './close.view.tsx'
import { sayClosing } from './words/index.ts'

export const closeInitiative = route('/initiatives/:slug/close', hosts)

closeInitiative.get((c, here) => showForm(c, here))

closeInitiative.post((c, here) =>
  write(c, readClosing, async (trx, value) => {
    const { initiative, person } = here
    await holdMembers(trx, initiative.id)
    const [promises, before] = [await listOpenPromises(trx, initiative.id), await findClosing(trx, initiative.id)]
    const decided = decideClosing(value, { promises: promises.length, today: dayOf(c.now, initiative.zone), over: before !== undefined })
    if (decided.kind === 'refused') return decided
    await revokeAllInvitations(trx, initiative.id)
    await insertClosing(trx, initiative.id, decided.closing, { person: person.id, at: c.now, dropped: decided.dropped })
    await record(trx, { kind: 'initiative-closed', ids: { initiative: initiative.id } })
    return done(`/initiatives/${initiative.slug}/ended`, sayClosing('close.done'))
  }, (typed, problems) => showForm(c, here, typed, problems)))

async function showForm(c: Context, here: SeenByMember, typed: Typed = {}, problems: readonly Problem<ClosingCodes>[] = []) {
  const promises = await listOpenPromises(c.database, here.initiative.id)
  return c.page(<ClosePage here={here} promises={promises} typed={typed} problems={problems} />, problems.length > 0 ? 422 : 200)
}

const over = <Here extends Seen>(gate: Gate<Here>): Gate<Here & Readonly<{ ended: Closed }>> => async (c) => {
  const here = await gate(c)
  if ('closed' in here) return here
  const found = await findClosing(c.database, here.initiative.id)
  return found === undefined ? { closed: 'not-found' } : { ...here, ended: found }
}

export const showEnded = route('/initiatives/:slug/ended', over(whoMaySee))

showEnded.get(async (c, here) => {
  const [dropped, again] = await Promise.all([listDropped(c.database, here.initiative.id, here.sees), listOpenedAgain(c.database, here.initiative.id)])
  return c.page(<EndedPage here={here} dropped={dropped} again={again} />)
})

export const reopenInitiative = route('/initiatives/:slug/reopen', over(hosts))

reopenInitiative.get((c, here) => c.page(<ReopenPage here={here} typed={{}} problems={[]} />))

reopenInitiative.post((c, here) =>
  write(c, readReopen, async (trx, { reason }) => {
    if (!(await openAgain(trx, here.initiative.id, reason, { person: here.person.id, at: c.now }))) return refuse<ReopenCodes>('', 'not-over')
    await record(trx, { kind: 'initiative-opened-again', ids: { initiative: here.initiative.id } })
    return done(`/initiatives/${here.initiative.slug}`, sayClosing('reopen.done'))
  }, (typed, problems) => c.page(<ReopenPage here={here} typed={typed} problems={problems} />, 422)))
