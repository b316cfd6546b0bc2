/** Whoever may see an initiative sees a meeting of it; those who take part also see who came, the notes and the actions. */
import { listCalled } from '#people/index.ts'
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { dayOf } from '#platform/time.ts'
import { listActions } from '../action/action.queries.ts'
import type { ListAgreed } from './agreed.slot.ts'
import { type MeetingSeen, whoMaySeeMeeting } from './meeting.gate.ts'
import { findPurposeOf } from './meeting.queries.ts'
import { findNotes } from './notes.queries.ts'
import { AfterSheet, BeforeSheet } from './sheet.view.tsx'
import { type ForMembers, ShowMeetingPage } from './show-meeting.view.tsx'
import { listWhoCame } from './who-came.queries.ts'

/** The page of a meeting, and the sheets to print before and after it. `listAgreed` gives what was agreed there. */
export function showMeetingRoutes(listAgreed: ListAgreed) {
  const show = route('/initiatives/:slug/meetings/:meeting', whoMaySeeMeeting)
  show.get(async (c, here) => c.page(<ShowMeetingPage {...await gather(c, here, listAgreed)} />))

  const before = route('/initiatives/:slug/meetings/:meeting/before', whoMaySeeMeeting)
  before.get(async (c, here) => c.page(
    <BeforeSheet here={here} purpose={await findPurposeOf(c.database, here.initiative.id)} joinAt={new URL('/join', c.site.publicUrl).href} />))

  const after = route('/initiatives/:slug/meetings/:meeting/after', whoMaySeeMeeting)
  after.get(async (c, here) => c.page(<AfterSheet {...await gather(c, here, listAgreed)} />))

  return [show, before, after] as const
}

/** All that the page and the sheet afterwards show. What is for members only is asked for members only. */
async function gather(c: Context, here: MeetingSeen, listAgreed: ListAgreed) {
  const { meeting, membership } = here
  const who = await listWhoCame(c.database, meeting.id)
  const agreed = await listAgreed(c.database, here, meeting.id)
  const facts = { here, who, agreed, today: dayOf(c.now, here.initiative.zone), begun: meeting.beginsAt <= c.now }
  return { ...facts, forMembers: membership === undefined ? undefined : await gatherForMembers(c, here, who) }
}

async function gatherForMembers(c: Context, { meeting }: MeetingSeen, who: Awaited<ReturnType<typeof listWhoCame>>): Promise<ForMembers> {
  const [notes, actions] = await Promise.all([findNotes(c.database, meeting.id), listActions(c.database, { meeting: meeting.id })])
  const people = [...who.members, ...actions, ...meeting.agenda].flatMap(({ person }) => (person === undefined || person === null ? [] : [person]))
  return { notes, actions, called: await listCalled(c.database, people) }
}
