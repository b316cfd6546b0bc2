/** What somebody said they would do, for the file of everything held about them. */
import type { Held } from '#people/index.ts'
import { actionTables } from './tables.ts'

export const heldActions: Held = {
  whatISaidIWouldDo: async (snapshot, person) =>
    actionTables(snapshot).selectFrom('initiative.action as a').innerJoin('initiative.member as m', 'm.id', 'a.member_id')
      .leftJoin('initiative.meeting as t', 't.id', 'a.meeting_id').leftJoin('initiative.action_done as d', 'd.action_id', 'a.id')
      .select(['t.title as meeting', 'a.what', 'a.by_day', 'd.at as done_at']).where('m.person_id', '=', person).orderBy('a.agreed_at').execute(),
  whatISaidIWouldDoUntilItWasChanged: async (snapshot, person) =>
    actionTables(snapshot).selectFrom('initiative.action_before as b').innerJoin('initiative.member as m', 'm.id', 'b.member_id')
      .select(['b.what', 'b.by_day', 'b.until']).where('m.person_id', '=', person).orderBy('b.until').orderBy('b.action_id').execute(),
}
