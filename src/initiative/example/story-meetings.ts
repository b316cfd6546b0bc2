/** The meetings of a story: called, held and written down. */
import type { Transaction } from '#platform/database/database.ts'
import { insertAction, insertActionDone, listActions } from '../action/action.queries.ts'
import { insertAgendaItem } from '../meeting/agenda.queries.ts'
import { insertMeeting } from '../meeting/meeting.queries.ts'
import { saveNotes } from '../meeting/notes.queries.ts'
import type { MeetingId } from '../meeting/tables.ts'
import { replaceWhoCame } from '../meeting/who-came.queries.ts'
import type { Story } from './story.ts'
import type { Told } from './told.ts'

type StoryMeeting = Story['meetings'][number]

export async function holdStoryMeetings(trx: Transaction, told: Told): Promise<ReadonlyMap<string, MeetingId>> {
  const meetings = new Map<string, MeetingId>()
  for (const meeting of told.story.meetings) {
    const called = told.at(Math.min(meeting.on - 10, -1))
    const id = await insertMeeting(trx, told.initiative, {
      title: meeting.title, beginsAt: told.at(meeting.on, meeting.from), endsAt: told.at(meeting.on, meeting.to), place: meeting.place, link: undefined, whereOpen: true,
      ways: ['room', 'phone', 'video'], access: meeting.access, accessWords: undefined, noteTaker: undefined,
    }, called)
    for (const [place, words] of meeting.agenda.entries()) await insertAgendaItem(trx, id, { words, proposedBy: undefined }, new Date(called.getTime() + place))
    if (meeting.came.length > 0) await writeDown(trx, told, meeting, id)
    meetings.set(meeting.key, id)
  }
  return meetings
}

/** Who came, what was noted, and who does what. */
async function writeDown(trx: Transaction, told: Told, meeting: StoryMeeting, id: MeetingId): Promise<void> {
  const after = told.at(meeting.on, '21:00')
  const standpointOf = (key: string) => told.story.people.find((one) => one.key === key)?.standpoints[0]
  await replaceWhoCame(trx, id, 0, {
    members: meeting.came.map(([key, way]) => {
      const standpoint = standpointOf(key)
      return { member: told.member(key), standpoint: standpoint === undefined ? undefined : told.standpoint(standpoint), way }
    }),
    company: Object.entries(meeting.others).map(([key, people]) => ({ standpoint: told.standpoint(key), way: 'room', people })),
  }, told.host, after)
  if (meeting.notes !== undefined) await saveNotes(trx, id, { words: meeting.notes, version: 0 }, told.host, after)
  for (const [place, { what, who, by }] of meeting.actions.entries()) {
    await insertAction(trx, { meeting: id }, { what, member: told.member(who), name: undefined, by: told.day(by) }, new Date(after.getTime() + place))
  }
  for (const action of await listActions(trx, { meeting: id })) {
    const planned = meeting.actions.find((one) => one.what === action.what)
    if (planned?.done === true) await insertActionDone(trx, action.id, told.person(planned.who), told.at(planned.by - 1))
  }
}
