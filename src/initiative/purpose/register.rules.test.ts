import { describe, expect, test } from 'vitest'
import { areasWithin, statusOf, topicsOf } from './register.rules.ts'

test('an initiative is starting, under way or ended by its days; its last day is a day of it, and closed it has ended', () => {
  const today = '2026-11-24'
  const status = (starts?: string, ends?: string, closed = false) => statusOf({ starts, ends, closed }, today)
  expect([status('2026-11-25'), status('2026-11-24'), status(), status('2026-01-01', '2026-11-24'), status('2026-01-01', '2026-11-23'), status(undefined, '2027-01-01'), status('2026-12-01', '2027-01-01', true)])
    .toEqual(['starting', 'under-way', 'under-way', 'under-way', 'ended', 'under-way', 'ended'])
})

test('own words that name an offered topic are that topic, and the same words twice are one', () => {
  expect(topicsOf(['food', 'food'], ['Transport', 'Allotments', 'allotments'], new Map([['transport', 'transport']])))
    .toEqual([{ key: 'food', words: null }, { key: 'transport', words: null }, { key: null, words: 'allotments' }])
})

describe('an area', () => {
  test('holds all that is part of it, however deep, and areas that are part of each other come to an end', () => {
    const all = [{ id: 'nation', partOf: undefined }, { id: 'town', partOf: 'nation' }, { id: 'street', partOf: 'town' }, { id: 'other', partOf: 'nation' }]
    expect(areasWithin('town', all)).toEqual(['town', 'street'])
    expect(areasWithin('nation', all)).toHaveLength(4)
    expect(areasWithin('a', [{ id: 'a', partOf: 'b' }, { id: 'b', partOf: 'a' }])).toEqual(['a', 'b'])
  })
})
