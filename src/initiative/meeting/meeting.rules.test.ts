import { describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { sayMoment } from '#platform/time.ts'
import { stateOf } from '../action/action.rules.ts'
import { mayRecord, maySeeWhere } from './meeting.policy.ts'
import { type MeetingDraft, decideMeeting } from './meeting.rules.ts'
import { countWhoCame, decideWhoCame } from './who-came.rules.ts'
import type { WhoCame } from './who-came.queries.ts'

const draft: MeetingDraft = {
  title: 'First evening', day: '2026-12-03', begins: '18:30', ends: '20:30', place: undefined, link: undefined, whereOpen: false, ways: ['room'], access: [], accessWords: undefined, noteTaker: undefined,
}
const decide = (change: Partial<MeetingDraft>, zone = 'Europe/London') => decideMeeting({ ...draft, ...change }, zone, new Set())

describe('when a meeting can be', () => {
  test.each([['18:30', '18:30'], ['18:30', '18:00'], ['20:00', '01:00']])('from %s to %s is refused: it must end after it begins', (begins, ends) => {
    expect(decide({ begins, ends })).toEqual({ kind: 'refused', problems: [{ field: 'ends', code: 'ends-before' }] })
  })

  test.each([
    ['2026-03-29', '09:00', '12:00', 3], ['2026-10-25', '09:00', '12:00', 3],
    // The hour that is skipped in March, and the hour that comes twice in October.
    ['2026-03-29', '00:30', '03:30', 2], ['2026-10-25', '00:30', '03:30', 4],
  ])('on %s, when the clocks change, %s to %s lasts %i hours', (day, begins, ends, hours) => {
    const decided = decide({ day, begins, ends })
    expect(decided.kind).toBe('agreed')
    if (decided.kind === 'agreed') expect((decided.meeting.endsAt.getTime() - decided.meeting.beginsAt.getTime()) / 3_600_000).toBe(hours)
  })

  test('it is said in the time of the place where the initiative is', () => {
    const decided = decide({}, 'Europe/London')
    expect(decided.kind === 'agreed' && sayMoment(decided.meeting.beginsAt, 'Europe/London')).toBe('Thursday 3 December 2026, 6.30 pm')
  })

  test('only a member can be named to take the notes', () => {
    const member = newId<'member'>()
    expect(decide({ noteTaker: member })).toMatchObject({ problems: [{ field: 'noteTaker', code: 'note-taker-unknown' }] })
    expect(decideMeeting({ ...draft, noteTaker: member }, 'Europe/London', new Set([member])).kind).toBe('agreed')
  })
})

describe('who may', () => {
  const [host, taker, member] = [newId<'member'>(), newId<'member'>(), newId<'member'>()]
  test.each([
    ['a host', { memberId: host, host: true }, true], ['the note-taker', { memberId: taker, host: false }, true],
    ['another member', { memberId: member, host: false }, false], ['somebody outside', undefined, false],
  ] as const)('%s writing things down: %o, %s', (_, membership, may) => {
    expect(mayRecord({ noteTaker: taker }, membership)).toBe(may)
  })

  test('nobody writes things down by there being no note-taker', () => {
    expect(mayRecord({ noteTaker: undefined }, { memberId: member, host: false })).toBe(false)
  })

  test('people outside see where it is only where a host has opened it', () => {
    expect([maySeeWhere({ whereOpen: false }, undefined), maySeeWhere({ whereOpen: true }, undefined), maySeeWhere({ whereOpen: false }, { memberId: member, host: false })]).toEqual([false, true, true])
  })
})

describe('who came', () => {
  const [anna, bo] = [newId<'member'>(), newId<'member'>()]
  const [carer, planner, other] = [newId<'standpoint'>(), newId<'standpoint'>(), newId<'standpoint'>()]
  const members = [{ member: anna, person: newId<'person'>(), standpoints: [carer] }, { member: bo, person: newId<'person'>(), standpoints: [] }]
  const standpoint = (id: typeof carer, affected: boolean) => [id, { id, key: null, words: 'x', affected }] as const
  const before: WhoCame = { members: [], company: [], version: 0, standpoints: new Map() }
  const facts = { members, standpoints: new Set([carer, planner]), before }

  test('a member comes as what they have said they are here as, or as nothing', () => {
    const draftOf = (as: typeof carer | undefined) => decideWhoCame({ members: [{ member: anna, standpoint: as, way: 'room' }], company: [] }, facts)
    expect([draftOf(carer).kind, draftOf(undefined).kind]).toEqual(['agreed', 'agreed'])
    expect(draftOf(planner)).toEqual({ kind: 'refused', problems: [{ field: `standpoint-${anna}`, code: 'standpoint-not-theirs' }] })
  })

  test('what was written down for this meeting stays true when somebody says something else later', () => {
    const earlier: WhoCame = { ...before, members: [{ member: anna, person: undefined, standpoint: planner, way: 'room' }] }
    expect(decideWhoCame({ members: [{ member: anna, standpoint: planner, way: 'room' }], company: [] }, { ...facts, before: earlier }).kind).toBe('agreed')
  })

  test('somebody who takes no part, and a standpoint of another initiative, are refused at their rows', () => {
    const decided = decideWhoCame({ members: [{ member: newId<'member'>(), standpoint: undefined, way: 'room' }], company: [{ row: 2, people: 3, standpoint: other, way: 'room' }] }, facts)
    expect(decided).toMatchObject({ kind: 'refused', problems: [{ code: 'member-unknown' }, { field: 'company-standpoint-2', code: 'standpoint-unknown' }] })
  })

  test('people are counted by what they are here as and by how they took part', () => {
    const who: WhoCame = {
      version: 1, standpoints: new Map([standpoint(carer, true), standpoint(planner, false)]),
      members: [{ member: anna, person: undefined, standpoint: carer, way: 'room' }, { member: undefined, person: undefined, standpoint: planner, way: 'video' }],
      company: [{ standpoint: carer, way: 'room', people: 2 }, { standpoint: undefined, way: 'post', people: 4 }],
    }
    expect(countWhoCame(who)).toEqual({
      people: 8, affected: 3,
      byStandpoint: [{ standpoint: undefined, people: 4 }, { standpoint: carer, people: 3 }, { standpoint: planner, people: 1 }],
      byWay: [{ way: 'room', people: 3 }, { way: 'video', people: 1 }, { way: 'post', people: 4 }],
    })
  })
})

describe('an action', () => {
  test.each([
    [{ done: false, by: '2026-12-03' }, '2026-12-03', 'open'], [{ done: false, by: '2026-12-03' }, '2026-12-04', 'overdue'],
    [{ done: true, by: '2026-12-03' }, '2026-12-04', 'done'], [{ done: false, by: undefined }, '2030-01-01', 'open'],
  ] as const)('%o on %s is %s', (action, today, state) => {
    expect(stateOf(action, today)).toBe(state)
  })
})
