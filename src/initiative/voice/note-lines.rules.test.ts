import { describe, expect, test } from 'vitest'
import { notesOf } from './note-lines.rules.ts'

describe('a pasted list', () => {
  test.each([
    ['- The bus is late', ['The bus is late']],
    ['• One\n• Two', ['One', 'Two']],
    ['1. One\n2) Two\n(3) Three', ['One', 'Two', 'Three']],
    ['- [ ] Ask the driver\n☑ Ask the clinic', ['Ask the driver', 'Ask the clinic']],
    ['\n\n  One \n \n-\n•\nTwo\n', ['One', 'Two']],
    ['Same\nSame', ['Same', 'Same']],
    ['1.5 hours is too long', ['1.5 hours is too long']],
    ['2026 was hard', ['2026 was hard']],
    ['-5 degrees at the stop', ['-5 degrees at the stop']],
    ['J. said it is cold', ['J. said it is cold']],
    ['– Dash\n— Long dash', ['Dash', 'Long dash']],
    ['', []],
  ])('%j is read as %j', (list, notes) => {
    expect(notesOf(list)).toEqual(notes)
  })
})
