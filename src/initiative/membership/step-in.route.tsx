/** A member steps in where nobody looks after the initiative any more. */
import { record } from '#platform/activity.ts'
import { type Gate, NotThere, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type SeenByMember, members } from '../initiative.gate.ts'
import { readSure } from './membership.form.ts'
import { hasTakenPartFor, holdMembers, insertHost, listHostPeople } from './membership.queries.ts'
import { StepInPage } from './step-in.view.tsx'
import { sayMembership } from './words/index.ts'

/** A host sees what was hidden: nobody gets there by joining today. */
const KNOWN_DAYS = 14

/** Where there is a host, this page is not there: hosts make hosts. */
const whereNobodyHosts: Gate<SeenByMember> = async (c) => {
  const here = await members(c)
  if ('closed' in here) return here
  if ((await listHostPeople(c.database, here.initiative.id)).length > 0) return { closed: 'not-found' }
  return (await hasTakenPartFor(c.database, here.membership.memberId, KNOWN_DAYS)) ? here : { closed: 'forbidden', whoCan: sayMembership('step-in.who-can') }
}

export const stepIn = route('/initiatives/:slug/people/step-in', whereNobodyHosts)

stepIn.get((c, here) => c.page(<StepInPage here={here} />))

stepIn.post((c, here) =>
  write(c, readSure, async (trx) => {
    // Two at the same moment: the first is host then, and may make the other one too.
    await holdMembers(trx, here.initiative.id)
    if ((await listHostPeople(trx, here.initiative.id)).length > 0) throw new NotThere()
    await insertHost(trx, here.membership.memberId)
    await record(trx, { kind: 'host-stepped-in', ids: { initiative: here.initiative.id, person: here.person.id } })
    return done(`/initiatives/${here.initiative.slug}/people`, sayMembership('step-in.done'))
  }, () => c.page(<StepInPage here={here} />, 422)))
