/** A host looks after somebody's part: makes them a host, or takes them out with a reason that they are told. */
import { listCalled } from '#people/index.ts'
import { record } from '#platform/activity.ts'
import { readId } from '#platform/ids.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { refuse } from '#platform/problems.ts'
import { type SeenByMember, hosts } from '../initiative.gate.ts'
import { MemberPage, RemoveMemberPage } from './member.view.tsx'
import { readMember, readRemove } from './membership.form.ts'
import { type Member, deleteHost, deleteMember, findMember, holdMembers, insertHost, insertRemoval, listHostPeople } from './membership.queries.ts'
import { decideMakeHost, decideStepDown } from './membership.rules.ts'
import { sayMembership } from './words/index.ts'

/** Somebody who takes part in this very initiative. */
const aMember: Gate<SeenByMember & Readonly<{ member: Member; name: string }>> = async (c) => {
  const here = await hosts(c)
  if ('closed' in here) return here
  const id = readId<'member'>(c.param('member'))
  const member = id === undefined ? undefined : await findMember(c.database, here.initiative.id, id)
  if (member === undefined) return { closed: 'not-found' }
  return { ...here, member, name: (await listCalled(c.database, [member.person])).get(member.person) ?? '' }
}

export const lookAfterMember = route('/initiatives/:slug/people/:member', aMember)

lookAfterMember.get((c, here) => c.page(<MemberPage {...here} here={here} />))

lookAfterMember.post((c, here) =>
  write(c, readMember, async (trx, { what }) => {
    const { initiative, member, name } = here
    const to = `/initiatives/${initiative.slug}/people`
    await holdMembers(trx, initiative.id)
    if (what === 'make-host') {
      const decided = decideMakeHost(member.adult !== undefined)
      if (decided.kind === 'refused') return decided
      await insertHost(trx, member.id)
      return done(to, sayMembership('person.made-host', { name }))
    }
    const hostPeople = await listHostPeople(trx, initiative.id)
    const decided = decideStepDown(hostPeople.includes(member.person), hostPeople.length)
    if (decided.kind === 'refused') return decided
    await deleteHost(trx, member.id)
    return done(to, sayMembership('person.stepped-down', { name }))
  }, (_, problems) => c.page(<MemberPage {...here} here={here} problems={problems} />, 422)))

export const removeMember = route('/initiatives/:slug/people/:member/remove', aMember)

removeMember.get((c, here) => c.page(<RemoveMemberPage {...here} here={here} />))

removeMember.post((c, here) =>
  write(c, readRemove, async (trx, { reason }) => {
    const { initiative, member, name } = here
    await holdMembers(trx, initiative.id)
    if ((await listHostPeople(trx, initiative.id)).includes(member.person)) return refuse('', 'host-stays')
    await insertRemoval(trx, initiative.id, member.person, reason)
    await deleteMember(trx, initiative.id, member.id)
    await record(trx, { kind: 'member-removed', ids: { initiative: initiative.id, person: member.person } })
    return done(`/initiatives/${initiative.slug}/people`, sayMembership('remove.done', { name }))
  }, (typed, problems) => c.page(<RemoveMemberPage {...here} here={here} typed={typed} problems={problems} />, 422)))
