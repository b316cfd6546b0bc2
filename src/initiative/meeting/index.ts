/** Meetings: what the rest of an initiative may use of them. */
export { type Meeting, findMeeting, listMeetings } from './meeting.queries.ts'
export { type Company, type Presence, type WhoCame, listWhoCame } from './who-came.queries.ts'
export { type MeetingId, WAYS, type Way } from './tables.ts'
