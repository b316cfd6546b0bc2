/** The meetings of a story: called, held and written down. */
import type { Transaction } from '#platform/database/database.ts'
import { insertAgendaItem } from '../meeting/agenda.queries.ts'
import { insertMeeting } from '../meeting/meeting.queries.ts'
import { saveNotes } from '../meeting/notes.queries.ts'
import type { MeetingId } from '../meeting/tables.ts'
import { replaceWhoCame } from '../meeting/who-came.queries.ts'
import type { Story } from './story.ts'
import { tellActions } from './story-actions.ts'
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
  await tellActions(trx, told, { meeting: id }, meeting.actions, after)
}
