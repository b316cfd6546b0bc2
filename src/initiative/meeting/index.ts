/** Meetings: what the rest of an initiative may use of them. */
export { type Meeting, findMeeting, listBegunMeetings } from './meeting.queries.ts'
export { listWhoCame } from './who-came.queries.ts'
export type { MeetingId } from './tables.ts'
