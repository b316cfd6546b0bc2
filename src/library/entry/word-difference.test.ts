import { describe, expect, test } from 'vitest'
import { type Stretch, wordDifference } from './word-difference.rules.ts'

/** `{-was-}` and `{+is+}` around what changed. */
const shown = (all: readonly Stretch[]) => all.map(({ kind, text }) => (kind === 'same' ? text : kind === 'was' ? `{-${text}-}` : `{+${text}+}`)).join('')
const both = (before: string, after: string) => shown(wordDifference(before, after))

describe('what changed in a text', () => {
  test.each([
    ['a word in the place of another', 'Helps a group to begin.', 'Helps a group to end.', 'Helps a group to {-begin.-}{+end.+}'],
    ['words that stand together are one change', 'to begin soon now', 'to go on now', 'to {-begin soon-}{+go on+} now'],
    ['words put in', 'one three', 'one two three', 'one {+two +}three'],
    ['words taken out at the end', 'one two three', 'one', 'one{- two three-}'],
    ['a text where there was none', '', 'all new', '{+all new+}'],
    ['nothing', 'the same', 'the same', 'the same'],
    ['lines', 'a\nb\nc', 'a\nc', 'a\n{-b\n-}c'],
  ])('%s', (_, before, after, expected) => {
    expect(both(before, after)).toBe(expected)
  })

  test('both texts can be put together again from it, whatever they are', () => {
    const words = ['the', 'group', 'met', 'and', 'said', '\n', 'so']
    let seed = 7
    const next = (most: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % most
    for (let round = 0; round < 300; round += 1) {
      const [before, after] = [0, 1].map(() => Array.from({ length: next(14) }, () => words[next(words.length)]).join(' ')) as [string, string]
      const all = wordDifference(before, after)
      expect(all.filter(({ kind }) => kind !== 'is').map(({ text }) => text).join('')).toBe(before)
      expect(all.filter(({ kind }) => kind !== 'was').map(({ text }) => text).join('')).toBe(after)
    }
  })

  test('long texts with nothing in common are shown whole, at once', () => {
    const text = (word: string) => Array.from({ length: 5_000 }, (_, index) => `${word}${index}`).join(' ')
    expect(wordDifference(text('a'), text('b')).map(({ kind }) => kind)).toEqual(['was', 'is'])
  })
})
