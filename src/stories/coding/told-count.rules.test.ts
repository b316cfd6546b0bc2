import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Counted, STEP, mayRenew, movedBetween, tellCounts } from './told-count.rules.ts'

const counts = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 20 })
const NOW = new Date('2026-11-24T18:30:00Z')
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000)

test('what is told is a lower bound in steps of five, never under five, and holds though four stories are taken back', () => {
  fc.assert(fc.property(counts, (all) => {
    for (const [at, told] of tellCounts(all).entries()) {
      if (told === undefined) continue
      expect([told >= STEP, told % STEP, told <= (all[at] ?? 0) - 4]).toEqual([true, 0, true])
    }
  }), { numRuns: 2_000 })
})

test('nothing is told of fewer than five, and one more story in a hidden count under five shows nowhere', () => {
  fc.assert(fc.property(counts, fc.nat(4), fc.nat(4), (others, one, another) => {
    expect(tellCounts([...others, one]).at(-1)).toBeUndefined()
    expect(tellCounts([...others, another]).at(-1)).toBeUndefined()
  }))
})

const counted: fc.Arbitrary<Counted> = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }).map(String), fc.integer({ min: 1, max: 3 })), { maxLength: 30 }).map((pairs) => new Map(pairs))

test('it moves only when five have moved and a day has gone by, whichever way', () => {
  fc.assert(fc.property(counted, counted, fc.integer({ min: 0, max: 72 }), (before, now, hours) => {
    expect(movedBetween(before, now)).toBe(movedBetween(now, before))
    expect(movedBetween(before, before)).toBe(0)
    if (mayRenew(before, now, hoursAgo(hours), NOW)) expect([movedBetween(before, now) >= STEP, hours >= 24]).toEqual([true, true])
    for (const story of now.keys()) expect(mayRenew(now, new Map([...now].filter(([one]) => one !== story)), undefined, NOW)).toBe(false)
  }))
})

test.each([
  [[3, 12, 40], [undefined, 5, undefined]],
  [[9, 9], [5, 5]],
  [[8, 13], [undefined, 5]],
  [[40], [35]],
] satisfies readonly (readonly [readonly number[], readonly (number | undefined)[]])[])('of %j stories', (all, told) => {
  expect(tellCounts(all)).toEqual(told)
})
