/** The routes of meetings, static paths before named ones. */
import type { AnyRoute } from '#platform/http/routes.ts'
import { actionRoutes } from '../action/action.route.tsx'
import { agenda, moveAgendaItem, removeAgendaItem } from './agenda.route.tsx'
import type { ListAgreed } from './agreed.slot.ts'
import { calendar, feed, oneMeeting, stopCalendar } from './calendar.route.tsx'
import { callMeeting, editMeeting } from './call-meeting.route.tsx'
import { cancelMeeting, restoreMeeting } from './cancel-meeting.route.tsx'
import { meetings } from './list-meetings.route.tsx'
import { actionGates } from './meeting.gate.ts'
import { recordWhoCame } from './record-who-came.route.tsx'
import { showMeetingRoutes } from './show-meeting.route.tsx'
import { writeNotes } from './write-notes.route.tsx'

/** @param listAgreed what was agreed at a meeting, from those who keep agreements */
export const meetingRoutes = (listAgreed: ListAgreed): readonly AnyRoute[] => [
  feed, meetings, callMeeting, calendar, stopCalendar, ...showMeetingRoutes(listAgreed), oneMeeting, editMeeting, cancelMeeting, restoreMeeting,
  recordWhoCame, writeNotes, agenda, removeAgendaItem, moveAgendaItem, ...actionRoutes('/initiatives/:slug/meetings/:meeting', actionGates),
]
