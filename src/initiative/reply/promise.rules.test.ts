import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#platform/time.ts'
import { type GivenReply, type Promised, byUrgency, promiseState } from './promise.rules.ts'

const LONDON = 'Europe/London'
const promise = (by: string, replies: readonly GivenReply[] = []): Promised => ({ by, replies })
const did = (at: string): GivenReply => ({ kind: 'did', nextBy: undefined, at: new Date(at) })
const open = (at: string, nextBy: string): GivenReply => ({ kind: 'still-open', nextBy, at: new Date(at) })

describe('a promise ends with its day, where the initiative is', () => {
  test.each([
    ['2026-03-29', '2026-03-29T22:59:59Z', '2026-03-29T23:00:00Z', 'when the clocks go forward'],
    ['2026-10-25', '2026-10-25T23:59:59Z', '2026-10-26T00:00:00Z', 'when the clocks go back'],
    ['2026-07-01', '2026-07-01T22:59:59Z', '2026-07-01T23:00:00Z', 'in summer'],
    ['2026-12-31', '2026-12-31T23:59:59Z', '2027-01-01T00:00:00Z', 'at the end of a year'],
  ])('a reply promised by %s is in time until %s (%s)', (by, last, first) => {
    expect(promiseState(promise(by), new Date(last), LONDON)).toMatchObject({ kind: 'due-soon', days: 0 })
    expect(promiseState(promise(by), new Date(first), LONDON)).toMatchObject({ kind: 'overdue', days: 1 })
  })

  test('at another place the same moment can still be the day before', () => {
    const now = new Date('2026-10-26T00:30:00Z')
    expect(promiseState(promise('2026-10-25'), now, LONDON).kind).toBe('overdue')
    expect(promiseState(promise('2026-10-25'), now, 'America/Halifax').kind).toBe('due-soon')
  })
})

describe('the state of a promise', () => {
  const now = new Date('2026-11-24T12:00:00Z')

  test.each([
    ['2026-12-02', 'open', 8], ['2026-12-01', 'due-soon', 7], ['2026-11-24', 'due-soon', 0], ['2026-11-23', 'overdue', 1], ['2026-11-14', 'overdue', 10],
  ])('promised by %s it is %s by %i', (by, kind, days) => {
    expect(promiseState(promise(by), now, LONDON)).toMatchObject({ kind, days, moved: false })
  })

  test('an extension moves the day that holds', () => {
    expect(promiseState({ by: '2026-11-01', extendedTo: '2026-11-30', replies: [] }, now, LONDON)).toMatchObject({ kind: 'due-soon', by: '2026-11-30', moved: true })
  })

  test('«still open» settles nothing: its next date becomes the promise', () => {
    expect(promiseState(promise('2026-11-01', [open('2026-10-30T09:00:00Z', '2026-11-20')]), now, LONDON)).toMatchObject({ kind: 'overdue', by: '2026-11-20', days: 4 })
  })

  test('a reply after the day is kept, and says how late it was', () => {
    expect(promiseState(promise('2026-11-01', [did('2026-11-03T09:00:00Z')]), now, LONDON)).toEqual({ kind: 'kept', on: '2026-11-03', daysLate: 2 })
    expect(promiseState({ by: '2026-11-01', extendedTo: '2026-11-05', replies: [did('2026-11-03T09:00:00Z')] }, now, LONDON)).toMatchObject({ daysLate: 0 })
  })

  test('a word added to a reply later makes nothing late', () => {
    expect(promiseState(promise('2026-11-01', [did('2026-10-31T09:00:00Z'), did('2026-11-20T09:00:00Z')]), now, LONDON)).toMatchObject({ kind: 'kept', on: '2026-10-31', daysLate: 0 })
  })

  test('what was settled can be opened again, and is then a promise again', () => {
    expect(promiseState(promise('2026-11-01', [did('2026-10-31T09:00:00Z'), open('2026-11-10T09:00:00Z', '2026-11-20')]), now, LONDON)).toMatchObject({ kind: 'overdue', days: 4 })
  })
})

describe('whatever the dates', () => {
  const day = fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2024-01-01', days))
  const moment = fc.date({ min: new Date('2024-01-01T00:00:00Z'), max: new Date('2032-01-01T00:00:00Z'), noInvalidDate: true })
  const zone = fc.constantFrom(LONDON, 'America/Halifax', 'Asia/Kolkata', 'Pacific/Auckland', 'America/Sao_Paulo')

  test('time alone never settles a promise, and once overdue it stays so until somebody replies', () => {
    fc.assert(fc.property(day, moment, moment, zone, (by, one, other, where) => {
      const [earlier, later] = one < other ? [one, other] : [other, one]
      const [before, after] = [promiseState(promise(by), earlier, where), promiseState(promise(by), later, where)]
      expect(after.kind).not.toBe('kept')
      if (before.kind === 'overdue') expect(after.kind).toBe('overdue')
    }))
  })

  test('the days that are left or overdue are never negative, and overdue is at least one', () => {
    fc.assert(fc.property(day, moment, zone, (by, now, where) => {
      const state = promiseState(promise(by), now, where)
      if (state.kind !== 'kept') expect(state.days).toBeGreaterThanOrEqual(state.kind === 'overdue' ? 1 : 0)
    }))
  })

  test('what waits stands before what is settled, the earliest day first', () => {
    fc.assert(fc.property(day, day, moment, (one, other, now) => {
      const [first, second] = [promiseState(promise(one), now, LONDON), promiseState(promise(other), now, LONDON)]
      expect(Math.sign(byUrgency(first, second))).toBe(one < other ? -1 : one > other ? 1 : 0)
      expect(byUrgency(promiseState(promise(one, [did('2024-01-01T00:00:00Z')]), now, LONDON), second)).toBeGreaterThan(0)
    }))
  })
})
