/** Meetings for people's diaries: one file a meeting, one feed an initiative, and a secret address of their own for members. */
import type { Context } from '#platform/http/context.ts'
import { type Gate, route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readPress } from '#platform/forms/read.ts'
import { newId } from '#platform/ids.ts'
import { derive, hashOf } from '#platform/secrets.ts'
import { type Seen, type SeenByMember, members, whoMaySee } from '../initiative.gate.ts'
import { audiencesFor } from '../initiative.policy.ts'
import { findInitiative } from '../initiative.queries.ts'
import { type FeedId, deleteFeed, findFeed, findFeedReader, replaceFeed } from './calendar-feed.queries.ts'
import { type CalendarEntry, writeCalendar } from './calendar.rules.ts'
import { CalendarPage } from './calendar.view.tsx'
import { whoMaySeeMeeting } from './meeting.gate.ts'
import { maySeeWhere } from './meeting.policy.ts'
import { type Meeting, listMeetings } from './meeting.queries.ts'
import { sayMeeting } from './words/index.ts'

/** Whoever has the secret address of a member sees what that member sees; others what they may see anyway. A key that opens nothing shows nothing. */
const feedReaders: Gate<Seen> = async (c) => {
  const key = c.hono.req.query('key')
  if (key === undefined) return whoMaySee(c)
  const reader = await findFeedReader(c.database, c.param('slug'), hashOf(key))
  const found = reader === undefined ? undefined : await findInitiative(c.database, c.param('slug'), reader)
  if (found?.membership === undefined) return { closed: 'not-found' }
  return { ...found, sees: audiencesFor({ signedIn: true, membership: found.membership }) }
}

export const feed = route('/initiatives/:slug/calendar.ics', feedReaders)
feed.get(async (c, here) => answer(c, here, await listMeetings(c.database, here.initiative.id), here.initiative.slug))

export const oneMeeting = route('/initiatives/:slug/meetings/:meeting/calendar.ics', whoMaySeeMeeting)
oneMeeting.get((c, here) => answer(c, here, [here.meeting], `${here.initiative.slug}-${here.meeting.id}`))

function answer(c: Context, here: Seen, meetings: readonly Meeting[], file: string): Response {
  const entries = meetings.map((meeting) => entryOf(here, meeting, c.site.publicUrl))
  const text = writeCalendar({ name: here.initiative.title, host: c.site.publicUrl.hostname, zone: here.initiative.zone, entries })
  return c.file(text, 'text/calendar; charset=utf-8', `${file}.ics`)
}

function entryOf({ initiative, membership }: Seen, meeting: Meeting, publicUrl: URL): CalendarEntry {
  const open = maySeeWhere(meeting, membership)
  const description = [
    meeting.cancelled === undefined ? undefined : `${sayMeeting('cancel.shown')} ${meeting.cancelled.reason}`,
    ...meeting.ways.map((way) => sayMeeting(`take-part.${way}`)),
    open ? meeting.link : undefined,
  ].filter((line) => line !== undefined).join('\n')
  return {
    id: meeting.id, title: meeting.title, beginsAt: meeting.beginsAt, endsAt: meeting.endsAt, place: open ? meeting.place : undefined,
    page: new URL(`/initiatives/${initiative.slug}/meetings/${meeting.id}`, publicUrl).href, description: description === '' ? undefined : description,
    cancelled: meeting.cancelled !== undefined, version: meeting.version, changedAt: meeting.changedAt,
  }
}

/** The token of a feed: made again from its id whenever it is shown, so that only its hash is kept. */
const tokenOf = (c: Context, id: FeedId): string => derive(c.site.secret, 'calendar-feed', id).toString('base64url')

export const calendar = route('/initiatives/:slug/meetings/calendar', members)
calendar.get(async (c, here) => c.page(await pageOf(c, here)))
calendar.post(async (c, here) =>
  write(c, readPress, async (trx) => {
    const id = newId<'feed'>()
    await replaceFeed(trx, here.membership.memberId, { id, tokenHash: hashOf(tokenOf(c, id)) })
    return done(`/initiatives/${here.initiative.slug}/meetings/calendar`, sayMeeting('calendar.made'))
  }, async () => c.page(await pageOf(c, here), 422)))

export const stopCalendar = route('/initiatives/:slug/meetings/calendar/stop', members)
stopCalendar.post(async (c, here) =>
  write(c, readPress, async (trx) => {
    await deleteFeed(trx, here.membership.memberId)
    return done(`/initiatives/${here.initiative.slug}/meetings/calendar`, sayMeeting('calendar.stopped'))
  }, async () => c.page(await pageOf(c, here), 422)))

async function pageOf(c: Context, here: SeenByMember) {
  const kept = await findFeed(c.database, here.membership.memberId)
  const token = kept === undefined ? undefined : tokenOf(c, kept.id)
  // Where the site's secret was changed, the old address still works and can't be shown again: a new one is offered.
  const shown = token !== undefined && kept?.tokenHash === hashOf(token)
  const address = shown ? new URL(`/initiatives/${here.initiative.slug}/calendar.ics?key=${token}`, c.site.publicUrl).href : undefined
  return <CalendarPage here={here} address={address} />
}
