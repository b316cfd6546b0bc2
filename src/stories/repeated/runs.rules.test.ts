import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RUN, longestStretch, runsOf } from './runs.rules.ts'

const word = fc.constantFrom('bus', 'home', 'clinic', 'nobody', 'came', 'late', 'door', 'Gàidhlig', 'it’s', 'I')
const words = (least: number, most: number) => fc.array(word, { minLength: least, maxLength: most })
const signs = fc.constantFrom(' ', ', ', '. ', ' – ', '\n\n', '-')

describe('runs of words', () => {
  test('a text of fewer than eight words has none, and every word more makes one more', () => {
    fc.assert(fc.property(words(0, 30), (all) => {
      expect(runsOf(all.join(' '))).toHaveLength(Math.max(all.length - RUN + 1, 0))
    }))
  })

  test('capitals, accents, apostrophes, punctuation and line ends make no difference', () => {
    fc.assert(fc.property(words(8, 20), fc.array(signs, { minLength: 20, maxLength: 20 }), (all, between) => {
      const otherwise = all.map((one, at) => `${one.toUpperCase().normalize('NFD').replace('’', "'")}${between[at]}`).join('')
      expect(runsOf(otherwise).map((run) => run.words)).toEqual(runsOf(all.join(' ')).map((run) => run.words))
    }))
  })

  test('wherever a text holds eight words of another in a row, they share a run, and it stands where it says', () => {
    fc.assert(fc.property(words(8, 12), words(0, 10), words(0, 10), (told, before, after) => {
      const text = [...before, ...told, ...after].join(' ')
      const known = new Set(runsOf(told.join(' ')).map((run) => run.words))
      const shared = runsOf(text).filter((run) => known.has(run.words))
      expect(shared.length).toBeGreaterThan(0)
      for (const { words: run, begins, ends } of shared) expect(runsOf(text.slice(begins, ends)).map((one) => one.words)).toEqual([run])
      const stretch = longestStretch(shared)
      expect(stretch !== undefined && stretch.ends - stretch.begins >= told.slice(0, RUN).join(' ').length - 0).toBe(true)
    }))
  })

  test('letters of any alphabet are words', () => {
    expect(runsOf('один два три четыре пять шесть семь восемь')).toHaveLength(1)
    expect(runsOf('1 2 3 4 5 6 7 8 9')).toHaveLength(2)
  })
})
