/** A member proposes what a meeting is to talk about, or takes it off again. */
import { z } from 'zod'
import { listCalled } from '#people/index.ts'
import { choice, codes, text } from '#platform/forms/fields.ts'
import { formReader, readPress } from '#platform/forms/read.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { refuse } from '#platform/problems.ts'
import { type AgendaCode, AgendaPage, type AgendaProps } from './agenda.view.tsx'
import { deleteAgendaItem, holdAgenda, insertAgendaItem, orderAgenda } from './agenda.queries.ts'
import { DIRECTIONS, moved } from './agenda.rules.ts'
import { type MeetingSeenByMember, membersAtMeeting, whoMayOrderAgenda, whoMayRemoveAgendaItem } from './meeting.gate.ts'
import { mayRecord } from './meeting.policy.ts'
import { listMayHaveCome } from './who-came.queries.ts'
import { sayMeeting } from './words/index.ts'

const code = codes<AgendaCode>()
/** Nobody gets through more in a meeting, and a page of them stays readable. */
const MOST_ITEMS = 50
const agendaForm = z.object({
  words: text(code('agenda-missing'), code('agenda-too-long'), 300),
  // «me», a member's id, or nobody: who writes things down may say who proposed it.
  by: z.string().max(50).optional().catch(undefined),
})
const moveForm = z.object({ to: choice(DIRECTIONS, code('move-missing')) })
const readAgendaItem = formReader<typeof agendaForm, AgendaCode>(agendaForm)

export const agenda = route('/initiatives/:slug/meetings/:meeting/agenda', membersAtMeeting)
agenda.get(async (c, here) => c.page(await pageOf(c, here, {})))
agenda.post(async (c, here) =>
  write(c, readAgendaItem, async (trx, { words, by = 'me' }) => {
    const { meeting, membership, initiative } = here
    if ((await holdAgenda(trx, meeting.id)).length >= MOST_ITEMS) return refuse<AgendaCode>('words', 'agenda-full')
    const others = mayRecord(meeting, membership) && by !== 'me' ? await listMayHaveCome(trx, initiative.id) : undefined
    const proposedBy = others === undefined ? membership.memberId : others.find(({ member }) => member === by)?.member
    await insertAgendaItem(trx, meeting.id, { words, proposedBy }, c.now)
    return done(`/initiatives/${initiative.slug}/meetings/${meeting.id}/agenda`, sayMeeting('agenda.done'))
  }, async (typed, problems) => c.page(await pageOf(c, here, { typed, problems }), 422)))

export const removeAgendaItem = route('/initiatives/:slug/meetings/:meeting/agenda/:item/remove', whoMayRemoveAgendaItem)
removeAgendaItem.post(async (c, here) =>
  write(c, readPress, async (trx) => {
    await deleteAgendaItem(trx, here.item.id)
    return done(`/initiatives/${here.initiative.slug}/meetings/${here.meeting.id}/agenda`, sayMeeting('agenda.removed'))
  }, async () => c.page(await pageOf(c, here, {}), 422)))

const readMove = formReader<typeof moveForm, AgendaCode>(moveForm)

/** Whoever looks after the meeting puts what it takes into an order, a step at a time. */
export const moveAgendaItem = route('/initiatives/:slug/meetings/:meeting/agenda/:item/move', whoMayOrderAgenda)
moveAgendaItem.post(async (c, here) =>
  write(c, readMove, async (trx, { to }) => {
    const { initiative, meeting, item } = here
    await orderAgenda(trx, meeting.id, moved(await holdAgenda(trx, meeting.id), item.id, to))
    return done(`/initiatives/${initiative.slug}/meetings/${meeting.id}/agenda`, sayMeeting('agenda.moved'))
  }, async (_, problems) => c.page(await pageOf(c, here, { problems }), 422)))

const pageOf = async (c: Context, here: MeetingSeenByMember, shown: Pick<AgendaProps, 'typed' | 'problems'>) => {
  const members = mayRecord(here.meeting, here.membership) ? await listMayHaveCome(c.database, here.initiative.id) : []
  const proposers = here.meeting.agenda.flatMap(({ person }) => (person === null ? [] : [person]))
  const called = await listCalled(c.database, [...members.map(({ person }) => person), ...proposers])
  const others = members.filter(({ member }) => member !== here.membership.memberId).map(({ member, person }) => [member, called.get(person) ?? ''] as const)
  return <AgendaPage here={here} called={called} others={others} {...shown} />
}
