/** When and where a meeting can be. Pure. */
import { type Problem, type Refused } from '#platform/problems.ts'
import { type Day, type Zone, momentOf } from '#platform/time.ts'
import type { MemberId } from '../tables.ts'
import type { MeetingDetails } from './meeting.queries.ts'

/** A meeting as it was typed: a day and wall-clock times (`'18:30'`) where it takes place. */
export type MeetingDraft = Omit<MeetingDetails, 'beginsAt' | 'endsAt'> & Readonly<{ day: Day; begins: string; ends: string }>

export type MeetingCode = 'ends-before' | 'note-taker-unknown'
export type MeetingDecision = Readonly<{ kind: 'agreed'; meeting: MeetingDetails }> | Refused<MeetingCode>

/**
 * A meeting ends after it begins, on the same day, and its notes are taken by a member. Days gone by are as good as days to come:
 * many a meeting is written down afterwards. On the day the clocks go back, a time that comes twice is the first.
 */
export function decideMeeting({ day, begins, ends, ...details }: MeetingDraft, zone: Zone, members: ReadonlySet<MemberId>): MeetingDecision {
  const problems: Problem<MeetingCode>[] = []
  const [beginsAt, endsAt] = [momentOf(day, begins, zone), momentOf(day, ends, zone)]
  if (endsAt <= beginsAt) problems.push({ field: 'ends', code: 'ends-before' })
  if (details.noteTaker !== undefined && !members.has(details.noteTaker)) problems.push({ field: 'noteTaker', code: 'note-taker-unknown' })
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'agreed', meeting: { ...details, beginsAt, endsAt } }
}
