/** Whoever may see an initiative sees its meetings: the next first, and those gone by. */
import type { Context } from '#platform/http/context.ts'
import { route } from '#platform/http/routes.ts'
import { readId } from '#platform/ids.ts'
import { whoMaySee } from '../initiative.gate.ts'
import { ListMeetingsPage } from './list-meetings.view.tsx'
import { type After, listComingMeetings, listPastMeetings } from './meeting.queries.ts'

/** A page of meetings gone by. */
const MOST = 20

export const meetings = route('/initiatives/:slug/meetings', whoMaySee)
meetings.get(async (c, here) => {
  const after = readAfter(c)
  const past = await listPastMeetings(c.database, here.initiative.id, c.now, { after, most: MOST + 1 })
  const coming = after === undefined ? await listComingMeetings(c.database, here.initiative.id, c.now) : []
  return c.page(<ListMeetingsPage here={here} coming={coming} past={past.slice(0, MOST)} more={past.length > MOST} first={after === undefined} />)
})

/** `?before=<milliseconds>-<id>`: where the page before ended. */
function readAfter(c: Context): After | undefined {
  const [, moment, id] = /^(-?\d{1,14})-(.+)$/.exec(c.query('before') ?? '') ?? []
  const meeting = readId<'meeting'>(id)
  return moment === undefined || meeting === undefined ? undefined : { beginsAt: new Date(Number(moment)), id: meeting }
}
