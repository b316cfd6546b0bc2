/** Who may see and do what at a meeting. Pure: pages, sheets and calendars ask here. */
import type { Membership } from '../initiative.queries.ts'
import type { Meeting } from './meeting.queries.ts'

/** Whether somebody sees the place and the link: those who take part, and others where a host has opened it. */
export const maySeeWhere = (meeting: Pick<Meeting, 'whereOpen'>, membership: Membership | undefined): boolean => meeting.whereOpen || membership !== undefined

/** Whether somebody writes down who came, the notes and the actions: hosts, and the note-taker whom they named. */
export const mayRecord = (meeting: Pick<Meeting, 'noteTaker'>, membership: Membership | undefined): boolean =>
  membership !== undefined && (membership.host || membership.memberId === meeting.noteTaker)
