import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { countsPerUnit } from './codings.ts'
import { fleissKappa } from './fleiss-kappa.ts'
import { krippendorffAlpha } from './krippendorff-alpha.ts'
import { hasReference, reference, referenceTable } from './test-reference.ts'

// reference claims: 1 Fleiss' kappa to 1e-8
if (hasReference) {
  test('the worked example of ten units and fourteen coders, to 1e-8', () => {
    const answer = reference('fleiss_wikipedia', z.object({ fleiss_kappa: z.number(), per_subject_P: z.array(z.number()) }))
    const found = fleissKappa(referenceTable('agreement-fleiss-counts.csv').map((row) => row.map(Number)))
    if (found.kind === 'undefined') throw new Error('there is a kappa')
    expect(Math.abs(found.value - answer.fleiss_kappa)).toBeLessThan(1e-8)
    expect(found.agreement.map((share) => Math.round(share * 1e6) / 1e6)).toEqual(answer.per_subject_P)
  })
}

describe("Fleiss' kappa", () => {
  test('the example in its description: 1/3', () => {
    expect(fleissKappa([[2, 0], [1, 1], [0, 2]])).toEqual({ kind: 'measured', value: expect.closeTo(1 / 3, 12), units: 3, coders: 2, agreement: [1, 0, 1] })
  })

  test("with every unit coded by all, it stands to Krippendorff's nominal alpha as chance without replacement to chance with", () => {
    const codings = fc.integer({ min: 2, max: 4 }).chain((coders) => fc.array(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 5, maxLength: 5 }), { minLength: coders, maxLength: coders }))
    fc.assert(fc.property(codings, (rows) => {
      const [kappa, alpha] = [fleissKappa(countsPerUnit(rows)), krippendorffAlpha(rows, 'nominal')]
      if (alpha.kind === 'undefined' || kappa.kind === 'undefined') expect(kappa.kind).toBe(alpha.kind)
      else expect(1 - alpha.value).toBeCloseTo((1 - kappa.value) * (1 - 1 / alpha.values), 10)
    }))
  })

  test.each([
    ['no unit', [], 'nothing-to-compare'],
    ['one coder', [[1, 0], [0, 1]], 'nothing-to-compare'],
    ['nobody coded anything', [[0, 0]], 'nothing-to-compare'],
    ['some units coded by fewer', [[2, 0], [1, 0]], 'unequal-coders'],
    ['everybody gave everything the same value', [[3, 0], [3, 0]], 'all-the-same'],
    ['half a coding', [[1.5, 0.5]], 'not-counts'],
    ['less than no coding', [[3, -1]], 'not-counts'],
    ['more codings than can be counted', [[2 ** 53, 0]], 'not-counts'],
    ['rows that differ in length', [[1, 1], [2]], 'not-counts'],
  ] as const)('%s: undefined, and says why', (_name, table, reason) => {
    expect(fleissKappa(table)).toEqual({ kind: 'undefined', reason })
  })

  test('one of a million million coders who differs is not lost', () => {
    const found = fleissKappa([[1e12, 0], [1e12 - 1, 1]])
    expect(found.kind === 'measured' && Number.isFinite(found.value) && found.value < 0.5).toBe(true)
  })
})
