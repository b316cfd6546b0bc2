/** Meetings of the tests' initiative, made without pages. */
import type { World } from '#app/test-world.ts'
import { newId } from '#platform/ids.ts'
import type { MemberId, PersonId } from '../tables.ts'
import { insertAction } from '../action/action.queries.ts'
import { insertAgendaItem } from './agenda.queries.ts'
import { type MeetingDetails, insertMeeting } from './meeting.queries.ts'
import type { ActionId } from '../action/tables.ts'
import type { AgendaItemId, MeetingId } from './tables.ts'
import { listMayHaveCome } from './who-came.queries.ts'

const EVENING: MeetingDetails = {
  title: 'First evening', beginsAt: new Date('2026-11-19T18:30:00Z'), endsAt: new Date('2026-11-19T20:30:00Z'), place: 'Room 2, Example Hall', link: 'https://meet.example.org/room',
  whereOpen: false, ways: ['room', 'video'], access: ['step-free', 'hearing-loop'], accessWords: undefined, noteTaker: undefined,
}

export const aMeeting = async (world: World, details: Partial<MeetingDetails> = {}): Promise<MeetingId> =>
  world.database.transaction(async (trx) => insertMeeting(trx, world.initiative.id, { ...EVENING, ...details }, world.clock.now))

export const anAction = async (world: World, meeting: MeetingId, details: Partial<Parameters<typeof insertAction>[2]> = {}): Promise<ActionId> =>
  world.database.transaction(async (trx) => insertAction(trx, { meeting }, { what: 'Ask the bus company', member: undefined, name: undefined, by: undefined, ...details }, world.clock.now))

export const agendaItemOf = async (world: World, meeting: MeetingId, proposedBy: MemberId | undefined): Promise<AgendaItemId> =>
  world.database.transaction(async (trx) => insertAgendaItem(trx, meeting, { words: 'The last bus', proposedBy }, world.clock.now))

export const memberOf = async (world: World, person: PersonId): Promise<MemberId> =>
  (await listMayHaveCome(world.database, world.initiative.id)).find((one) => one.person === person)?.member ?? newId<'member'>()
