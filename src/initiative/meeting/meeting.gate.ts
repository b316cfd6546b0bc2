/** The gates of a meeting's pages. */
import type { Context } from '#platform/http/context.ts'
import type { Closed, Gate } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { type Seen, type SeenByMember, hosts, members, whoMaySee } from '../initiative.gate.ts'
import type { WithActions } from '../action/action.view.tsx'
import { mayRecord } from './meeting.policy.ts'
import { type AgendaItem, type MeetingWithAgenda, findMeeting } from './meeting.queries.ts'
import { sayMeeting } from './words/index.ts'

type WithMeeting = Readonly<{ meeting: MeetingWithAgenda }>
export type MeetingSeen = Seen & WithMeeting
export type MeetingSeenByMember = SeenByMember & WithMeeting

/** The meeting that the address names, for whoever comes through a gate of its initiative. */
const withMeeting = <Here extends Seen>(gate: Gate<Here>): Gate<Here & WithMeeting> => async (c: Context): Promise<(Here & WithMeeting) | Closed> => {
  const here = await gate(c)
  if ('closed' in here) return here
  const id = readId<'meeting'>(c.param('meeting'))
  const meeting = id === undefined ? undefined : await findMeeting(c.database, here.initiative.id, id)
  return meeting === undefined ? { closed: 'not-found' } : { ...here, meeting }
}

/** Whoever may see the initiative. */
export const whoMaySeeMeeting: Gate<MeetingSeen> = withMeeting(whoMaySee)
/** Those who take part. */
export const membersAtMeeting: Gate<MeetingSeenByMember> = withMeeting(members)
/** Those who look after the initiative. */
export const hostsOfMeeting: Gate<MeetingSeenByMember> = withMeeting(hosts)

/** Those who write down what happened at it. */
export const recorders: Gate<MeetingSeenByMember> = async (c) => {
  const here = await membersAtMeeting(c)
  return 'closed' in here || mayRecord(here.meeting, here.membership) ? here : { closed: 'forbidden', whoCan: sayMeeting('who-can-record') }
}

/** A meeting as something that has actions. */
const withActions = (gate: Gate<MeetingSeenByMember>): Gate<WithActions> => async (c) => {
  const here = await gate(c)
  if ('closed' in here) return here
  const { initiative, meeting } = here
  return { ...here, actionsOf: { place: { meeting: meeting.id }, path: `/initiatives/${initiative.slug}/meetings/${meeting.id}`, title: meeting.title } }
}
/** Those who write down what somebody said there they would do, and those who say that it is done. */
export const actionGates = { recorders: withActions(recorders), members: withActions(membersAtMeeting) }

/** Those who look after a meeting, at something on its agenda. */
export const whoMayOrderAgenda: Gate<MeetingSeenByMember & Readonly<{ item: AgendaItem }>> = async (c) => {
  const here = await membersAtMeeting(c)
  if ('closed' in here) return here
  const item = here.meeting.agenda.find((one) => one.id === c.param('item'))
  if (item === undefined) return { closed: 'not-found' }
  return mayRecord(here.meeting, here.membership) ? { ...here, item } : { closed: 'forbidden', whoCan: sayMeeting('who-can-record') }
}

/** Something on the agenda, for the member who proposed it and for those who write things down. */
export const whoMayRemoveAgendaItem: Gate<MeetingSeenByMember & Readonly<{ item: AgendaItem }>> = async (c) => {
  const here = await membersAtMeeting(c)
  if ('closed' in here) return here
  const item = here.meeting.agenda.find((one) => one.id === c.param('item'))
  if (item === undefined) return { closed: 'not-found' }
  return item.proposedBy === here.membership.memberId || mayRecord(here.meeting, here.membership) ? { ...here, item } : { closed: 'forbidden', whoCan: sayMeeting('who-can-remove') }
}
