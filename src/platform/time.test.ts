import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, dayOf, endOfDay, isDay, momentOf, sayDay, sayMoment, sayTime } from './time.ts'

const LONDON = 'Europe/London'

describe('a day somewhere', () => {
  test.each([
    ['2026-03-28', '2026-03-29T00:00:00.000Z'], ['2026-03-29', '2026-03-29T23:00:00.000Z'], ['2026-10-24', '2026-10-24T23:00:00.000Z'], ['2026-10-25', '2026-10-26T00:00:00.000Z'],
  ])('%s ends at midnight in London, %s, also where the clocks change', (day, moment) => {
    expect(endOfDay(day, LONDON).toISOString()).toBe(moment)
  })

  test('the last moment before its end is still that day, and its end is the next', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 20_000 }), fc.constantFrom(LONDON, 'Pacific/Kiritimati', 'America/St_Johns'), (days, zone) => {
      const day = addDays('2000-01-01', days)
      const end = endOfDay(day, zone)
      expect([dayOf(new Date(end.getTime() - 1), zone), dayOf(end, zone)]).toEqual([day, addDays(day, 1)])
    }))
  })

  test('a meeting at a time that the spring change skips begins an hour later, and not never', () => {
    expect(sayTime(momentOf('2026-03-29', '01:30', LONDON), LONDON)).toBe('2.30 am')
  })

  test.each(['2026-02-29', '2026-13-01', '26-01-01', '2026-1-1', '', '0000-00-00'])('«%s» is no day', (typed) => {
    expect(isDay(typed)).toBe(false)
  })
})

describe('times are said as people say them', () => {
  test('a day, and a moment in the place’s own time', () => {
    expect(sayDay('2026-12-03')).toBe('Thursday 3 December 2026')
    expect(sayMoment(new Date('2026-07-03T17:30:00Z'), LONDON)).toBe('Friday 3 July 2026, 6.30 pm')
  })

  test.each([['2026-12-03T12:00:00Z', '12 noon'], ['2026-12-03T00:00:00Z', '12 midnight'], ['2026-12-03T18:00:00Z', '6 pm'], ['2026-12-03T18:05:00Z', '6.05 pm']])('%s is %s', (moment, said) => {
    expect(sayTime(new Date(moment), LONDON)).toBe(said)
  })
})
