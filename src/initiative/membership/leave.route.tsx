/** A member leaves, and tells the hosts what they wish to. */
import { record } from '#platform/activity.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { dayOf } from '#platform/time.ts'
import { insertLeavingNote } from '../handing-over/handing-over.queries.ts'
import { members } from '../initiative.gate.ts'
import { LeavePage } from './leave.view.tsx'
import { readLeave } from './membership.form.ts'
import { deleteMember, holdMembers, listHostPeople } from './membership.queries.ts'
import { decideStepDown } from './membership.rules.ts'
import { sayMembership } from './words/index.ts'

export const leave = route('/initiatives/:slug/leave', members)

leave.get((c, here) => c.page(<LeavePage here={here} />))

leave.post((c, here) =>
  write(c, readLeave, async (trx, { wentWell, wasHard, forOthers, named }) => {
    const { initiative, membership, person } = here
    await holdMembers(trx, initiative.id)
    const hostPeople = await listHostPeople(trx, initiative.id)
    const decided = decideStepDown(hostPeople.includes(person.id), hostPeople.length)
    if (decided.kind === 'refused') return decided
    const onDay = dayOf(c.now, initiative.zone)
    await insertLeavingNote(trx, initiative.id, { person: named ? person.id : undefined, wentWell, wasHard, forOthers, onDay })
    await deleteMember(trx, initiative.id, membership.memberId)
    await record(trx, { kind: 'member-left', ids: { initiative: initiative.id, person: person.id } })
    // The initiative's own page may be closed to them now.
    return done('/initiatives', sayMembership('leave.done', { title: initiative.title }))
  }, (typed, problems) => c.page(<LeavePage here={here} typed={typed} problems={problems} />, 422)))
