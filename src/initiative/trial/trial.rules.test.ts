import { describe, expect, test } from 'vitest'
import { type TrialFacts, decideTrial } from './trial.rules.ts'

const TODAY = '2026-11-24'
const trial = (facts: Partial<TrialFacts>): TrialFacts =>
  ({ words: 'Can people read it?', setting: 'At the stop', began: '2026-11-20', ended: undefined, wasDone: undefined, result: 'too-early', seen: undefined, learned: undefined, next: undefined, ...facts })
const codes = (facts: Partial<TrialFacts>, people: number) => {
  const decided = decideTrial(trial(facts), people, TODAY)
  return decided.kind === 'refused' ? decided.problems.map(({ code }) => code) : []
}

describe('what a test needs', () => {
  test('it can be written down before it begins, with nobody and nothing yet', () => expect(codes({ began: '2027-01-01' }, 0)).toEqual([]))

  test.each(['worked', 'in-part', 'did-not'] as const)('«%s» says what was seen and learned, and who took part', (result) => {
    expect(codes({ result }, 0)).toEqual(['seen-missing', 'learned-missing', 'nobody-there'])
    expect(codes({ result, seen: 'They read it', learned: 'Large letters help' }, 1)).toEqual([])
  })

  test('what has not begun has no result', () => expect(codes({ result: 'worked', seen: 'x', learned: 'y', began: '2026-11-25' }, 3)).toEqual(['not-begun']))

  test('it does not end before it begins, and may end on the same day', () => {
    expect(codes({ ended: '2026-11-19' }, 0)).toEqual(['ended-before'])
    expect(codes({ ended: '2026-11-20' }, 0)).toEqual([])
  })
})
