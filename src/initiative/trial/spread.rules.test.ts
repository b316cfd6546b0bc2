import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Counted, FEWEST, type Spread, readableSpread, renewSpread } from './spread.rules.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 18, minute))
const answers = (...choices: readonly number[]): readonly Counted[] => choices.map((choice, index) => ({ choice, at: at(index) }))

describe('what is shown of answers', () => {
  test('nothing under five, then how many chose what', () => {
    expect(renewSpread(undefined, answers(0, 4, 4, 2), 5, at(30))).toBeUndefined()
    expect(renewSpread(undefined, answers(0, 4, 4, 2, 4), 5, at(30))).toEqual({ people: [1, 0, 1, 0, 3], at: at(30) })
  })

  test('a sixth answer moves nothing, a tenth does', () => {
    const shown: Spread = { people: [1, 0, 1, 0, 3], at: at(4) }
    expect(renewSpread(shown, answers(0, 4, 4, 2, 4, 1), 5, at(30))).toBeUndefined()
    expect(renewSpread(shown, answers(0, 4, 4, 2, 4, 1, 1, 1, 1, 1), 5, at(30))?.people).toEqual([1, 5, 1, 0, 3])
  })

  test('one who takes their answer back, or changes it, moves nothing', () => {
    const shown: Spread = { people: [1, 0, 1, 0, 5], at: at(6) }
    expect(renewSpread(shown, answers(0, 4, 4, 2, 4, 4), 5, at(30))).toBeUndefined()
    expect(renewSpread(shown, [...answers(0, 4, 4, 2, 4, 4), { choice: 1, at: at(20) }], 5, at(30))).toBeUndefined()
  })

  test('where fewer than five are left, nothing may be read', () => {
    const shown: Spread = { people: [5], at: at(6) }
    expect([readableSpread(shown, 4), readableSpread(shown, 5), readableSpread(undefined, 9)]).toEqual([undefined, shown, undefined])
  })

  test('whatever comes, goes and changes one by one: between two spreads at least five people did something', () => {
    const doing = fc.record({ person: fc.nat({ max: 14 }), choice: fc.option(fc.nat({ max: 4 }), { nil: undefined }) })
    fc.assert(fc.property(fc.array(doing, { maxLength: 120 }), (doings) => {
      const given = new Map<number, Counted>()
      let shown: Spread | undefined
      let since = new Set<number>()
      doings.forEach(({ person, choice }, minute) => {
        if (choice === undefined) given.delete(person)
        else given.set(person, { choice, at: at(minute) })
        since.add(person)
        const next = renewSpread(shown, [...given.values()], 5, at(minute))
        if (next === undefined) return
        expect(since.size).toBeGreaterThanOrEqual(FEWEST)
        expect(next.people.reduce((total, some) => total + some, 0)).toBeGreaterThanOrEqual(FEWEST)
        shown = next
        since = new Set()
      })
    }), { numRuns: 300 })
  })
})
