/** A host says that a meeting does not take place, and why; or that it does after all. */
import { record } from '#platform/activity.ts'
import { readPress } from '#platform/forms/read.ts'
import { route } from '#platform/http/routes.ts'
import { done, write } from '#platform/http/write.tsx'
import { readCancellation } from './call-meeting.form.ts'
import { CancelMeetingPage } from './cancel-meeting.view.tsx'
import { hostsOfMeeting } from './meeting.gate.ts'
import { deleteCancellation, insertCancellation } from './meeting.queries.ts'
import { sayMeeting } from './words/index.ts'

export const cancelMeeting = route('/initiatives/:slug/meetings/:meeting/cancel', hostsOfMeeting)
cancelMeeting.get((c, here) => c.page(<CancelMeetingPage here={here} />))
cancelMeeting.post(async (c, here) =>
  write(c, readCancellation, async (trx, { reason }) => {
    await insertCancellation(trx, here.meeting.id, reason, here.person.id, c.now)
    await record(trx, { kind: 'meeting-cancelled', ids: { initiative: here.initiative.id, meeting: here.meeting.id } })
    return done(`/initiatives/${here.initiative.slug}/meetings/${here.meeting.id}`, sayMeeting('cancel.done'))
  }, (typed, problems) => c.page(<CancelMeetingPage here={here} typed={typed} problems={problems} />, 422)))

export const restoreMeeting = route('/initiatives/:slug/meetings/:meeting/restore', hostsOfMeeting)
restoreMeeting.post(async (c, here) =>
  write(c, readPress, async (trx) => {
    await deleteCancellation(trx, here.meeting.id, c.now)
    return done(`/initiatives/${here.initiative.slug}/meetings/${here.meeting.id}`, sayMeeting('cancel.restored'))
  }, () => c.page(<CancelMeetingPage here={here} />, 422)))
