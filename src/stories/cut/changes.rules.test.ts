import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Change, changesOf } from './changes.rules.ts'

const joined = (changes: readonly Change[], but: Change['kind']) => changes.filter(({ kind }) => kind !== but).map(({ text }) => text).join('')
const kinds = (before: string, after: string) => changesOf(before, after).map(({ kind, text }) => [kind, text])

const word = fc.constantFrom('we', 'waited', 'nine', 'hours', 'nobody', 'came', 'I', 'cold.', 'the', 'the', 'night')
const space = fc.constantFrom(' ', ' ', ' ', '\n', '\n\n', '  ', ', ')
const prose = fc.array(fc.tuple(word, space), { maxLength: 40 }).map((all) => all.map((one) => one.join('')).join(''))
/** More words on both sides than are compared in one table; some stand once, most don't. */
const long = fc.array(fc.oneof({ weight: 9, arbitrary: word }, { weight: 1, arbitrary: fc.nat(100_000).map((n) => `only${n}`) }), { minLength: 1_100, maxLength: 1_400 })

describe('the changes between two texts', () => {
  test('without what was put in are the first text, and without what was left out the second', () => {
    fc.assert(fc.property(fc.oneof(prose, fc.string()), fc.oneof(prose, fc.string()), (before, after) => {
      const changes = changesOf(before, after)
      expect([joined(changes, 'in'), joined(changes, 'out')]).toEqual([before, after])
      expect(changes.every(({ text }) => text !== '')).toBe(true)
    }))
  })

  test('hold for long texts too, and for one of which much was left out', () => {
    fc.assert(fc.property(long, fc.nat(50), (words, every) => {
      const [before, after] = [words.join(' '), words.filter((_, at) => at % (every + 2) !== 0).join(' ')]
      const changes = changesOf(before, after)
      expect([joined(changes, 'in'), joined(changes, 'out')]).toEqual([before, after])
    }), { numRuns: 15 })
  })

  test('are none where the texts are the same', () => {
    fc.assert(fc.property(prose, (text) => {
      expect(changesOf(text, text).filter(({ kind }) => kind !== 'same')).toEqual([])
    }))
  })

  test('never put the same thing twice in a row, and say what was left out before what was put in', () => {
    fc.assert(fc.property(prose, prose, (before, after) => {
      const all = changesOf(before, after).map(({ kind }) => kind)
      for (const [at, kind] of all.entries()) {
        expect(all[at + 1]).not.toBe(kind)
        if (kind === 'in') expect(all[at + 1]).not.toBe('out')
      }
    }))
  })

  test('are as few words as can be where one part was left out', () => {
    expect(kinds('It was in March. I waited nine hours. Nobody said why.', 'It was in March. Nobody said why.')).toEqual([['same', 'It was in March. '], ['out', 'I waited nine hours. '], ['same', 'Nobody said why.']])
    expect(kinds('One two three.', 'One two three. Four.')).toEqual([['same', 'One two three.'], ['in', ' Four.']])
  })

  test('do not count a word as changed because a paragraph ends after it now', () => {
    expect(kinds('Nobody said why. It was cold.\n\nIn the end', 'Nobody said why.\n\nIn the end')).toEqual([['same', 'Nobody said why.'], ['out', ' It was cold.'], ['same', '\n\nIn the end']])
  })

  test('take a word or two between them along', () => {
    expect(kinds('a big old dog of ours', 'a small old cat of ours')).toEqual([['same', 'a '], ['out', 'big old dog'], ['in', 'small old cat'], ['same', ' of ours']])
  })
})
