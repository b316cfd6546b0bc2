import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Counted, FEWEST, type Spread, readableSpread, renewSpread } from './spread.rules.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 18, minute))
const answers = (...choices: readonly number[]): readonly Counted[] => choices.map((choice, index) => ({ choice, at: at(index), by: `person ${index}` }))

describe('what is shown of answers', () => {
  test('nothing under five, then how many chose what', () => {
    expect(renewSpread(undefined, answers(0, 4, 4, 2), [], 5, at(30))).toBeUndefined()
    expect(renewSpread(undefined, answers(0, 4, 4, 2, 4), [], 5, at(30))).toEqual({ people: [1, 0, 1, 0, 3], at: at(30) })
  })

  test('a sixth answer moves nothing, a tenth does', () => {
    const shown: Spread = { people: [1, 0, 1, 0, 3], at: at(4) }
    expect(renewSpread(shown, answers(0, 4, 4, 2, 4, 1), [], 5, at(30))).toBeUndefined()
    expect(renewSpread(shown, answers(0, 4, 4, 2, 4, 1, 1, 1, 1, 1), [], 5, at(30))?.people).toEqual([1, 5, 1, 0, 3])
  })

  test('one who takes their answer back, or changes it, moves nothing', () => {
    const shown: Spread = { people: [1, 0, 1, 0, 5], at: at(6) }
    expect(renewSpread(shown, answers(0, 4, 4, 2, 4, 4), ['person 6'], 5, at(30))).toBeUndefined()
    expect(renewSpread(shown, [...answers(0, 4, 4, 2, 4, 4), { choice: 1, at: at(20), by: 'person 6' }], ['person 6'], 5, at(30))).toBeUndefined()
  })

  test('where fewer than five are left, nothing may be read', () => {
    const shown: Spread = { people: [5], at: at(6) }
    expect([readableSpread(shown, 4), readableSpread(shown, 5), readableSpread(undefined, 9)]).toEqual([undefined, shown, undefined])
  })

  test('whoever types for others learns nobody’s answer from what they did not type', () => {
    const typed = (count: number) => Array.from({ length: count }, () => ({ choice: 0, at: at(9), by: 'typist' }))
    expect(renewSpread(undefined, [...typed(4), ...answers(3)], [], 5, at(30))).toBeUndefined()
    expect(renewSpread(undefined, [...typed(9), ...answers(3, 3, 3)], [], 5, at(30))).toBeUndefined()
    // Four others, or none: then there is nothing that the typist doesn't know.
    expect(renewSpread(undefined, [...typed(9), ...answers(3, 3, 3, 2)], [], 5, at(30))?.people).toEqual([9, 0, 1, 3, 0])
    expect(renewSpread(undefined, typed(5), [], 5, at(30))?.people).toEqual([5, 0, 0, 0, 0])
    // Nor by taking back what they typed, while one answer comes.
    const shown: Spread = { people: [10, 0, 0, 0, 0], at: at(9) }
    expect(renewSpread(shown, [...typed(5), { choice: 3, at: at(20), by: 'person 1' }], Array.from({ length: 5 }, () => 'typist'), 5, at(30))).toBeUndefined()
  })

  test('whatever comes, goes and changes one by one: between two spreads at least five answers moved, and of what no one hand moved at least four or none', () => {
    const doing = fc.record({ sheet: fc.nat({ max: 17 }), choice: fc.option(fc.nat({ max: 4 }), { nil: undefined }) })
    const handOf = (sheet: number) => (sheet < 9 ? `person ${sheet}` : `typist ${sheet % 2}`)
    fc.assert(fc.property(fc.array(doing, { maxLength: 160 }), (doings) => {
      const given = new Map<number, Counted>()
      let inShown = new Map<number, Counted>()
      let shown: Spread | undefined
      const moved = () => [...Array(18).keys()].filter((sheet) => given.get(sheet) !== inShown.get(sheet))
      doings.forEach(({ sheet, choice }, minute) => {
        if (choice === undefined) given.delete(sheet)
        else given.set(sheet, { choice, at: at(minute), by: handOf(sheet) })
        const went = [...inShown.keys()].filter((one) => given.get(one) !== inShown.get(one)).map(handOf)
        const next = renewSpread(shown, [...given.values()], went, 5, at(minute))
        if (next === undefined) return
        expect(moved().length).toBeGreaterThanOrEqual(FEWEST)
        for (const hand of new Set(moved().map(handOf))) expect([1, 2, 3]).not.toContain(moved().filter((one) => handOf(one) !== hand).length)
        expect(next.people.reduce((total, some) => total + some, 0)).toBe(given.size)
        shown = next
        inShown = new Map(given)
      })
    }), { numRuns: 300 })
  })
})
