/** What meetings hold about somebody as a member; what names them as a person is found by `held/`. Nothing about anybody else is among it. */
import type { Held } from '#people/index.ts'
import { tables } from './tables.ts'

export const heldAtMeetings: Held = {
  meetingsAttended: async (snapshot, person) =>
    tables(snapshot).selectFrom('initiative.meeting_presence as p').innerJoin('initiative.member as m', 'm.id', 'p.member_id').innerJoin('initiative.meeting as t', 't.id', 'p.meeting_id')
      .innerJoin('initiative.initiative as i', 'i.id', 't.initiative_id').leftJoin('initiative.standpoint as s', 's.id', 'p.standpoint_id')
      .select(['i.title as initiative', 't.title as meeting', 't.begins_at', 's.key as standpoint', 's.words as standpoint_words', 'p.way'])
      .where('m.person_id', '=', person).orderBy('t.begins_at').execute(),
  proposedForMeetings: async (snapshot, person) =>
    tables(snapshot).selectFrom('initiative.meeting_agenda_item as a').innerJoin('initiative.member as m', 'm.id', 'a.proposed_by').innerJoin('initiative.meeting as t', 't.id', 'a.meeting_id')
      .select(['t.title as meeting', 'a.words', 'a.proposed_at']).where('m.person_id', '=', person).orderBy('a.proposed_at').execute(),
  calendarAddresses: async (snapshot, person) =>
    tables(snapshot).selectFrom('initiative.calendar_feed as f').innerJoin('initiative.member as m', 'm.id', 'f.member_id').select('f.made_at').where('m.person_id', '=', person).execute(),
}
