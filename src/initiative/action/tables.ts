/** The tables of actions: what somebody said they would do, and that it is done. */
import type { Generated } from 'kysely'
import type { Database } from '#platform/database/database.ts'
import type { Id } from '#platform/ids.ts'
import type { Day } from '#platform/time.ts'
import type { IssueId, LocalIssueTables } from '../local-issue/tables.ts'
import type { MeetingId, MeetingTables } from '../meeting/tables.ts'
import type { InitiativeTables, MemberId, PersonId } from '../tables.ts'

export type ActionId = Id<'action'>

/** Where somebody said it: at a meeting, or about an issue. */
export type ActionPlace = Readonly<{ meeting: MeetingId }> | Readonly<{ issue: IssueId }>

type ActionTables = {
  'initiative.action': {
    id: ActionId; meeting_id: MeetingId | null; issue_id: IssueId | null; what: string; member_id: MemberId | null; name: string | null; by_day: Day | null
    version: Generated<number>; agreed_at: Generated<Date>
  }
  /** What an action said until it was changed. */
  'initiative.action_before': { action_id: ActionId; version: number; what: string; member_id: MemberId | null; name: string | null; by_day: Day | null; until: Date; changed_by: PersonId | null }
  'initiative.action_done': { action_id: ActionId; done_by: PersonId | null; at: Generated<Date> }
}

export const actionTables = (database: Database) => database.tables<ActionTables & MeetingTables & LocalIssueTables & InitiativeTables>()
