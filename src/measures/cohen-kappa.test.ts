import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { crossTable } from './codings.ts'
import { type Weights, cohenKappa } from './cohen-kappa.ts'
import { hasReference, reference, referenceTable } from './test-reference.ts'

const WEIGHTS = ['none', 'linear', 'quadratic'] as const

// reference claims: 3 Cohen's kappa, plain and weighted, with errors and intervals, to 1e-8
if (hasReference) {
  test.each([['none', 'unweighted'], ['linear', 'linear'], ['quadratic', 'quadratic']] as const)('the three by three table of SAS, weights %s: kappa, errors and interval to 1e-8', (weights, key) => {
    const answer = reference('sas_kappa_3x3', z.record(z.string(), z.unknown()))[key]
    const { kappa, se, ci, se0 } = z.object({ kappa: z.number(), se: z.number(), ci: z.tuple([z.number(), z.number()]), se0: z.number() }).parse(answer)
    const found = cohenKappa(referenceTable('agreement-kappa-3x3.csv').map((row) => row.map(Number)), weights)
    if (found.kind === 'undefined') throw new Error('there is a kappa')
    for (const [ours, theirs] of [[found.value, kappa], [found.standardError, se], [found.interval.low, ci[0]], [found.interval.high, ci[1]], [found.standardErrorByChance, se0]] as const) {
      expect(Math.abs(ours - theirs)).toBeLessThan(1e-8)
    }
  })
}

describe("Cohen's kappa", () => {
  test('the example in its description: 0.4', () => {
    expect(cohenKappa([[20, 5], [10, 15]])).toMatchObject({ value: expect.closeTo(0.4, 12), units: 50 })
  })

  test('for two values, weights make no difference', () => {
    fc.assert(fc.property(fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9)), ([a, b, c, d]) => {
      const [plain, ...weighted] = WEIGHTS.map((weights) => cohenKappa([[a, b], [c, d]], weights))
      for (const other of weighted) expect(other).toEqual(plain)
    }))
  })

  test('it is the same whoever of the two is named first, never NaN, and its interval is around it and within −1 and 1', () => {
    const table = fc.integer({ min: 1, max: 4 }).chain((size) => fc.array(fc.array(fc.oneof(fc.nat(5), fc.nat(1e9)), { minLength: size, maxLength: size }), { minLength: size, maxLength: size }))
    fc.assert(fc.property(table, fc.constantFrom<Weights>(...WEIGHTS), (counts, weights) => {
      const found = cohenKappa(counts, weights)
      const turned = cohenKappa(counts.map((_, column) => counts.map((row) => row[column] ?? 0)), weights)
      if (found.kind === 'undefined' || turned.kind === 'undefined') {
        expect(turned).toEqual(found)
        return
      }
      expect(turned.value).toBeCloseTo(found.value, 10)
      const { value, interval: { low, high }, standardError, standardErrorByChance } = found
      expect(-1 - 1e-12 <= low && low <= value && value <= high && high <= 1 && standardError >= 0 && standardErrorByChance >= 0).toBe(true)
    }))
  })

  test('what one of the two left out is left out', () => {
    expect(crossTable(['a', 'b', undefined, 'b', 'c'], ['a', 'a', 'a', undefined])).toEqual([[1, 0, 0], [1, 0, 0], [0, 0, 0]])
  })

  test('full agreement is 1, without error', () => {
    for (const weights of WEIGHTS) expect(cohenKappa([[7, 0, 0], [0, 2, 0], [0, 0, 1]], weights)).toMatchObject({ value: 1, standardError: expect.closeTo(0, 7), interval: { high: 1 } })
  })

  test.each([
    ['no value', [], 'nothing-to-compare'],
    ['no unit', [[0, 0], [0, 0]], 'nothing-to-compare'],
    ['both gave everything the same value', [[5, 0], [0, 0]], 'all-the-same'],
    ['one value only', [[5]], 'all-the-same'],
    ['values that only one of them could give', [[1, 2, 3], [1, 2, 3]], 'not-square'],
    ['half a unit', [[0.5, 1], [1, 1]], 'not-counts'],
    ['less than no unit', [[-1, 1], [1, 1]], 'not-counts'],
    ['no number', [[Number.NaN, 1], [1, 1]], 'not-counts'],
  ] as const)('%s: undefined, and says why', (_name, table, reason) => {
    for (const weights of WEIGHTS) expect(cohenKappa(table, weights)).toEqual({ kind: 'undefined', reason })
  })
})
