import { expect, test } from 'vitest'
import { BANDS, bandOf, hasFewAffected } from './room.rules.ts'

test.each([[0, 'under-5'], [4, 'under-5'], [5, '5-9'], [9, '5-9'], [10, '10-19'], [19, '10-19'], [20, '20-49'], [50, '50-99'], [99, '50-99'], [100, '100-up'], [5_000, '100-up']])(
  'people outside are told that %i people are «%s»', (count, band) => {
    expect(bandOf(count)).toBe(band)
  })

test('a bigger room is never said to be smaller', () => {
  const places = Array.from({ length: 200 }, (_, count) => BANDS.indexOf(bandOf(count)))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test('one person with lived experience or none is too few, two are not', () => {
  expect([0, 1, 2, 10].map(hasFewAffected)).toEqual([true, true, false, false])
})
