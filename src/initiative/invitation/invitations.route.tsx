/** A host invites people: makes an invitation, shows it again, prints it, takes it back. */
import { record } from '#platform/activity.ts'
import type { Typed } from '#platform/forms/read.ts'
import { newId, readId } from '#platform/ids.ts'
import type { Context } from '#platform/http/context.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { type Problem, refuse } from '#platform/problems.ts'
import { addDays, dayOf } from '#platform/time.ts'
import { type SeenByMember, hosts } from '../initiative.gate.ts'
import { readSure } from '../membership/membership.form.ts'
import { findJoining } from '../membership/membership.queries.ts'
import { codeHash, codeOf } from './invitation-code.ts'
import { readNewInvitation } from './invitation.form.ts'
import { type Invitation, findInvitation, insertInvitation, insertRevocation, listInvitations } from './invitation.queries.ts'
import { problemWithLastDay, stateOf, whoCanOpen } from './invitation.rules.ts'
import { InvitationPage, InvitationsPage, type ListCode, PosterPage } from './invitation.view.tsx'
import { sayInvitation } from './words/index.ts'

/** Long enough for people to make up their minds, and for the next two meetings. */
const USUAL_DAYS = 30

export const invitations = route('/initiatives/:slug/invitations', hosts)

invitations.get(async (c, here) => c.page(await listOf(c, here)))

invitations.post((c, here) =>
  write(c, readNewInvitation, async (trx, { most, lastDay }) => {
    const problem = problemWithLastDay(lastDay, dayOf(c.now, here.initiative.zone))
    if (problem !== undefined) return refuse('lastDay', problem)
    const id = newId<'invitation'>()
    await insertInvitation(trx, { id, initiative: here.initiative.id, codeHash: codeHash(c.site.secret, codeOf(c.site.secret, id)), most, lastDay })
    return done(`/initiatives/${here.initiative.slug}/invitations/${id}`, sayInvitation('list.done'))
  }, async (typed, problems) => c.page(await listOf(c, here, typed, problems), 422)))

const listOf = async (c: Context, here: SeenByMember, typed: Typed = {}, problems: readonly Problem<ListCode>[] = []) => {
  const [all, joining] = await Promise.all([listInvitations(c.database, here.initiative.id), findJoining(c.database, here.initiative.id)])
  const today = dayOf(c.now, here.initiative.zone)
  return <InvitationsPage here={here} invitations={all} today={today} usualLastDay={addDays(today, USUAL_DAYS)} joining={joining} typed={typed} problems={problems} />
}

type Here = SeenByMember & Readonly<{ invitation: Invitation }>

/** An invitation of this very initiative. */
const anInvitation: Gate<Here> = async (c) => {
  const here = await hosts(c)
  if ('closed' in here) return here
  const id = readId<'invitation'>(c.param('invitation'))
  const invitation = id === undefined ? undefined : await findInvitation(c.database, here.initiative.id, id)
  return invitation === undefined ? { closed: 'not-found' } : { ...here, invitation }
}

const shown = (c: Context, here: Here) => ({
  here, invitation: here.invitation, today: dayOf(c.now, here.initiative.zone), code: codeOf(c.site.secret, here.invitation.id),
  origin: c.site.publicUrl.origin, reach: whoCanOpen(c.site.publicUrl),
})

export const showInvitation = route('/initiatives/:slug/invitations/:invitation', anInvitation)

showInvitation.get((c, here) => c.page(<InvitationPage {...shown(c, here)} />))

export const poster = route('/initiatives/:slug/invitations/:invitation/poster', anInvitation)

poster.get((c, here) => {
  // Nobody prints what doesn't work any more.
  if (stateOf(here.invitation, dayOf(c.now, here.initiative.zone)) !== 'open') return c.seeOther(`/initiatives/${here.initiative.slug}/invitations/${here.invitation.id}`)
  return c.page(<PosterPage {...shown(c, here)} />)
})

export const revokeInvitation = route('/initiatives/:slug/invitations/:invitation/revoke', anInvitation)

revokeInvitation.post((c, here) =>
  write(c, readSure, async (trx) => {
    await insertRevocation(trx, here.invitation.id)
    await record(trx, { kind: 'invitation-revoked', ids: { invitation: here.invitation.id } })
    return done(`/initiatives/${here.initiative.slug}/invitations/${here.invitation.id}`, sayInvitation('show.revoked'))
  }, (_, problems) => c.page(<InvitationPage {...shown(c, here)} problems={problems} />, 422)))
