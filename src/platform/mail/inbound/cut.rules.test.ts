import { describe, expect, test } from 'vitest'
import { ownWords } from './cut.rules.ts'

const LETTERS: readonly (readonly [what: string, text: string, own: string])[] = [
  ['nothing but words', 'The bus is late.\n\nEvery day.', 'The bus is late.\n\nEvery day.'],
  ['a quote below', 'The bus is late.\r\n\r\nOn Mon, 30 Nov 2026 at 07:05, Thegither <reply+q0@example.org>\r\nwrote:\r\n\r\n> Which bus do you miss?\r\n> For: everybody\r\n', 'The bus is late.'],
  ['a quote that is not marked', 'The bus is late.\n\nOn Mon, 30 Nov 2026 at 07:05, Thegither wrote:\n\nHello Ann, this is what happened', 'The bus is late.'],
  ['what Outlook puts below', 'The bus is late.\n\n________________________________\nFrom: Thegither <a@example.org>\nSent: Monday, 30 November 2026 07:05\nTo: Ann\nSubject: News\n\nHello Ann', 'The bus is late.'],
  ['words below the quote', 'On Mon, 30 Nov 2026, Thegither wrote:\n> Which bus do you miss?\n\nThe last one.', 'The last one.'],
  ['words between quotes', 'On Mon, 30 Nov 2026, Thegither wrote:\n> Which bus?\nThe last.\n> Why?\nThe clinic ends at nine.', 'The last.\nThe clinic ends at nine.'],
  ['a signature', 'The bus is late.\n-- \nAnn Example\n01234 567890', 'The bus is late.'],
  ['a telephone’s line', 'The bus is late.\n\nSent from my iPhone\n', 'The bus is late.'],
  ['a quote in another language', 'Der Bus kommt zu spät.\n\nAm 30.11.2026 um 07:05 schrieb Thegither:\n> Welcher Bus?', 'Der Bus kommt zu spät.'],
  ['sentences that only look like it', 'On the bus my neighbour wrote:\nFrom: nowhere in particular I would say it is fine.', 'On the bus my neighbour wrote:\nFrom: nowhere in particular I would say it is fine.'],
  ['words below what is not marked as quoted are kept with it', 'On Mon, 30 Nov 2026, Thegither wrote:\n\nHello Ann', 'On Mon, 30 Nov 2026, Thegither wrote:\n\nHello Ann'],
  ['dashes in a list', 'What I want:\n- a bus\n- a bench\n--\nThat is all, and this is a long text\na\nb\nc\nd\ne\nf\ng\nh\ni\nj', 'What I want:\n- a bus\n- a bench\n--\nThat is all, and this is a long text\na\nb\nc\nd\ne\nf\ng\nh\ni\nj'],
  ['nothing at all', '\n\n> Which bus?\n', ''],
]

describe('what somebody wrote in a letter', () => {
  for (const [what, text, own] of LETTERS) {
    test(what, () => {
      expect(ownWords(text)).toBe(own)
    })
  }

  test('a long letter of half a million lines is read without delay', () => {
    expect(ownWords(`${'On '.repeat(200_000)}\n${'a\n'.repeat(500_000)}`).length).toBeLessThanOrEqual(200_000)
  })
})
