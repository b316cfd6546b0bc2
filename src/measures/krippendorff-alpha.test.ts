import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Codings, Value } from './codings.ts'
import { type Metric, coincidenceMatrix, krippendorffAlpha } from './krippendorff-alpha.ts'
import { hasReference, reference, referenceTable } from './test-reference.ts'

const METRICS: readonly Metric[] = ['nominal', 'ordinal', 'interval', 'ratio']
const _ = undefined
const valueOf = (codings: Codings, metric: Metric): number => {
  const alpha = krippendorffAlpha(codings, metric)
  return alpha.kind === 'measured' ? alpha.value : Number.NaN
}

/** Krippendorff (2011), section C: four observers, twelve units. */
const PUBLISHED: Codings = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
  [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]

describe('what Krippendorff published in 2011', () => {
  test.each([['nominal', 0.743], ['ordinal', 0.815], ['interval', 0.849], ['ratio', 0.797]] as const)('%s: %d', (metric, value) => {
    expect(valueOf(PUBLISHED, metric)).toBeCloseTo(value, 3)
  })

  test('the coincidence matrix of section C, with 40 values in all', () => {
    const { values, counts } = coincidenceMatrix(PUBLISHED)
    expect(values).toEqual([1, 2, 3, 4, 5])
    expect(counts.map((row) => row.map((count) => Math.round(count * 3) / 3))).toEqual([
      [7, 4 / 3, 1 / 3, 1 / 3, 0], [4 / 3, 10, 4 / 3, 1 / 3, 0], [1 / 3, 4 / 3, 8, 1 / 3, 0], [1 / 3, 1 / 3, 1 / 3, 4, 0], [0, 0, 0, 0, 3],
    ])
    expect(counts.flat().reduce((sum, count) => sum + count, 0)).toBeCloseTo(40, 12)
  })

  test('a unit with a single value says nothing', () => {
    expect(krippendorffAlpha(PUBLISHED, 'nominal')).toMatchObject({ units: 11, values: 40 })
  })
})

// reference claims: 4 Krippendorff's alpha to 1e-8, and undefined where there is nothing to tell
if (hasReference) {
  describe('the reference answers', () => {
    const { alpha } = reference('krippendorff_2011_C', z.object({ alpha: z.record(z.string(), z.number()) }))
    test.each(METRICS)('%s, to 1e-8', (metric) => {
      expect(Math.abs(valueOf(referenceTable('agreement-krippendorff-2011-c.csv'), metric) - (alpha[metric] ?? Number.NaN))).toBeLessThan(1e-8)
    })

    test.each([['all_same_value', 'all-the-same'], ['one_coder', 'nothing-to-compare']] as const)('%s is undefined, and says why', (name, reason) => {
      const cases = reference('degenerate', z.record(z.string(), z.object({ rows: z.array(z.array(z.number())), alpha: z.null() })))
      for (const metric of METRICS) expect(krippendorffAlpha(cases[name]?.rows ?? [], metric)).toEqual({ kind: 'undefined', reason })
    })
  })
}

/** The definition, pair by pair, with nothing clever: observed over expected disagreement. */
function slowAlpha(codings: Codings, metric: Metric): number | undefined {
  const width = Math.max(0, ...codings.map((row) => row.length))
  const units = Array.from({ length: width }, (_, unit) => codings.flatMap((row) => row[unit] ?? [])).filter((unit) => unit.length > 1)
  const all = units.flat()
  const delta = (one: Value, other: Value): number => {
    if (one === other) return 0
    const [a, b] = [Number(one), Number(other)]
    switch (metric) {
      case 'nominal': return 1
      case 'interval': return (a - b) ** 2
      case 'ratio': return ((a - b) / (a + b)) ** 2
      case 'ordinal': {
        const between = all.filter((value) => Number(value) >= Math.min(a, b) && Number(value) <= Math.max(a, b)).length
        return (between - (all.filter((value) => value === one).length + all.filter((value) => value === other).length) / 2) ** 2
      }
    }
  }
  const pairs = (values: readonly Value[]) => values.flatMap((one, i) => values.filter((_, j) => j !== i).map((other) => delta(one, other))).reduce((sum, part) => sum + part, 0)
  const expected = pairs(all) / (all.length - 1)
  return expected > 0 ? 1 - units.map((unit) => pairs(unit) / (unit.length - 1)).reduce((sum, part) => sum + part, 0) / expected : undefined
}

const codingsOf = (value: fc.Arbitrary<Value>) => fc.array(fc.array(fc.option(value, { nil: undefined }), { maxLength: 8 }), { maxLength: 5 })

describe('for any codings', () => {
  test.each(METRICS)('%s alpha is what going through all pairs gives, or undefined for both', (metric) => {
    const few = fc.integer({ min: 0, max: 4 })
    const many = fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.double({ min: 0.001, max: 100, noNaN: true }))
    const value = metric === 'nominal' ? fc.oneof(few, fc.constantFrom('housing', 'buses', '1')) : metric === 'ratio' ? fc.oneof(few, many) : fc.oneof(few, many, fc.integer({ min: -9, max: 9 }))
    fc.assert(fc.property(codingsOf(value), (codings) => {
      const slow = slowAlpha(codings, metric)
      const alpha = krippendorffAlpha(codings, metric)
      if (slow === undefined) expect(alpha.kind).toBe('undefined')
      else expect(alpha.kind === 'measured' && Math.abs(alpha.value - slow)).toBeLessThan(1e-9)
    }), { numRuns: 300 })
  })

  test('the order of coders and of units makes no difference, nor does who said which', () => {
    fc.assert(fc.property(codingsOf(fc.integer({ min: 0, max: 3 })), (codings) => {
      for (const metric of METRICS) {
        const [one, other] = [krippendorffAlpha(codings, metric), krippendorffAlpha(codings.toReversed(), metric)]
        if (one.kind === 'undefined') expect(other).toEqual(one)
        else expect(other.kind === 'measured' ? other.value : Number.NaN).toBeCloseTo(one.value, 10)
      }
    }))
  })

  test('it is never NaN, and never above 1, however large, small or odd the numbers are', () => {
    fc.assert(fc.property(codingsOf(fc.oneof(fc.double(), fc.constantFrom(0, -0, 5e-324, 1.7e308, -1.7e308, 1e16, 1e16 + 2))), fc.constantFrom(...METRICS), (codings, metric) => {
      const alpha = krippendorffAlpha(codings, metric)
      if (alpha.kind === 'measured') expect(Number.isFinite(alpha.value) && alpha.value <= 1 + 1e-12).toBe(true)
    }), { numRuns: 1000 })
  })

  test('values a hair apart stay apart, however far away one is that nobody else coded', () => {
    expect(valueOf([[undefined, 0.001], [undefined, 0.0010000000000000002], [-1]], 'interval')).toBe(0)
  })

  test('interval alpha stays the same on another scale, however far from zero', () => {
    const codings: Codings = [[1, 2, 3, 4, 1], [1, 2, 4, 4, 2]]
    const moved = codings.map((row) => row.map((value) => Number(value) * 0.25 - 4e9))
    expect(valueOf(moved, 'interval')).toBeCloseTo(valueOf(codings, 'interval'), 12)
  })
})

test('the example in its description: 8/13', () => {
  expect(krippendorffAlpha([[1, 2, 3], [1, 2, 4]], 'nominal')).toEqual({ kind: 'measured', value: expect.closeTo(8 / 13, 12), units: 3, values: 6 })
  expect(coincidenceMatrix([[1, 2, 3], [1, 2, 4]])).toEqual({ values: [1, 2, 3, 4], counts: [[2, 0, 0, 0], [0, 2, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]] })
})

describe('too little to tell', () => {
  test.each<[string, Codings, string]>([
    ['nobody coded anything', [], 'nothing-to-compare'],
    ['a coder who coded nothing', [[]], 'nothing-to-compare'],
    ['two who coded nothing', [[_, _], [_, _]], 'nothing-to-compare'],
    ['one coder', [[1, 2, 3]], 'nothing-to-compare'],
    ['two who never coded the same unit', [[1, _, 2], [_, 1, _]], 'nothing-to-compare'],
    ['everybody gave everything the same value', [[2, 2, 2], [2, 2, _]], 'all-the-same'],
    ['one unit, and they agreed', [[3], [3], [3]], 'all-the-same'],
    ['values differ only where nobody else coded', [[1, 1, 2], [1, 1, _]], 'all-the-same'],
  ])('%s: undefined, and says why', (_name, codings, reason) => {
    for (const metric of METRICS) expect(krippendorffAlpha(codings, metric)).toEqual({ kind: 'undefined', reason })
  })

  test('one unit on which two differ is as far from agreement as one can tell: 0', () => {
    for (const metric of METRICS) expect(valueOf([[1], [2]], metric)).toBe(0)
  })

  test('full agreement on different values is 1, exactly', () => {
    for (const metric of METRICS) expect(valueOf([[0, 1, 7, 2.5], [0, 1, 7, 2.5], [0, 1, _, 2.5]], metric)).toBe(1)
  })

  test('words have no order and no distance', () => {
    expect(krippendorffAlpha([['a', 'b'], ['a', 'a']], 'nominal').kind).toBe('measured')
    for (const metric of ['ordinal', 'interval', 'ratio'] as const) expect(krippendorffAlpha([['a', 'b'], ['a', 'a']], metric)).toEqual({ kind: 'undefined', reason: 'not-numbers' })
  })

  test('what is no number is refused whatever the metric', () => {
    for (const metric of METRICS) for (const odd of [Number.NaN, Infinity]) expect(krippendorffAlpha([[1, odd], [1, 2]], metric)).toEqual({ kind: 'undefined', reason: 'not-numbers' })
  })

  test('the ratio metric copes with zero, and refuses what is below it', () => {
    expect(valueOf([[0, 0, 2], [0, 1, 2]], 'ratio')).toBeCloseTo(slowAlpha([[0, 0, 2], [0, 1, 2]], 'ratio') ?? Number.NaN, 12)
    expect(krippendorffAlpha([[-1, 1], [1, 1]], 'ratio')).toEqual({ kind: 'undefined', reason: 'below-zero' })
  })
})
