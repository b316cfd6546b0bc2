import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alphaPerCode, alphaWithin, inOneGo } from './alpha-interval.ts'
import type { Codings } from './codings.ts'
import { drawFrom } from './draw.ts'
import { krippendorffAlpha } from './krippendorff-alpha.ts'
import type { Markings } from './pattern.ts'

const CODINGS: Codings = [[1, 2, 3, 3, 2, 1, 4, 1, 2, 1, 1, 2], [1, 2, 3, 3, 2, 2, 4, 1, 2, 1, 3, 2]]

describe('drawing', () => {
  test('the same seed draws the same numbers, and another seed others', () => {
    const ten = (seed: number) => Array.from({ length: 10 }, drawFrom(seed))
    expect(ten(7)).toEqual(ten(7))
    expect(new Set([...ten(0), ...ten(1), ...ten(2 ** 32), ...ten(2 ** 40)]).size).toBe(40)
  })

  test('every number from 0 up to 1 is as likely', () => {
    const draw = drawFrom(3)
    const tally = Array.from({ length: 20 }, () => 0)
    for (let drawn = 0; drawn < 200_000; drawn++) {
      const place = Math.floor(draw() * 20)
      tally[place] = (tally[place] ?? 0) + 1
    }
    expect(tally).toHaveLength(20)
    // Chi-squared with 19 degrees of freedom is over 43.8 once in a thousand seeds.
    expect(tally.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(43.8)
  })
})

describe('alpha with an interval', () => {
  test('the same seed gives the same interval, around alpha', () => {
    const run = (seed: number) => inOneGo(alphaWithin(CODINGS, 'nominal', { rounds: 500, draw: drawFrom(seed) }))
    const { alpha, interval } = run(5)
    expect(run(5)).toEqual({ alpha, interval })
    expect(alpha).toEqual(krippendorffAlpha(CODINGS, 'nominal'))
    if (alpha.kind === 'undefined' || interval.kind === 'undefined') throw new Error('there is an alpha')
    expect(interval.low).toBeLessThan(alpha.value)
    expect(interval.high).toBeGreaterThan(alpha.value)
  })

  test.each(['nominal', 'ordinal', 'interval', 'ratio'] as const)('%s: each round is the alpha of the units drawn, by the same rule as for all', (metric) => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined })), { minLength: 2, maxLength: 9 }), fc.nat(), (units, seed) => {
      const pairable = units.filter(([, other]) => other !== undefined)
      const draw = drawFrom(seed)
      const drawn = pairable.map(() => pairable[Math.floor(draw() * pairable.length)])
      const byHand = krippendorffAlpha([drawn.map((unit) => unit?.[0]), drawn.map((unit) => unit?.[1])], metric)
      const { interval } = inOneGo(alphaWithin([units.map(([one]) => one), units.map(([, other]) => other)], metric, { rounds: 1, draw: drawFrom(seed) }))
      // Of one round, both ends are its alpha.
      if (interval.kind === 'measured') {
        expect(byHand.kind === 'measured' ? byHand.value : Number.NaN).toBeCloseTo(interval.low, 10)
        expect(interval.high).toBe(interval.low)
      } else if (interval.reason === 'too-rare') expect(byHand.kind).toBe('undefined')
    }))
  })

  test('in 100 studies of 60 units, the interval covers the agreement that is really there in 88 or more', () => {
    const draw = drawFrom(11)
    // Two coders who each see the true code of three in four units and guess the others by lot, from two codes: alpha is 0.75².
    const code = (truth: number) => (draw() < 0.75 ? truth : Math.floor(draw() * 2))
    let covered = 0
    for (let study = 0; study < 100; study++) {
      const truths = Array.from({ length: 60 }, () => Math.floor(draw() * 2))
      const { interval } = inOneGo(alphaWithin([truths.map(code), truths.map(code)], 'nominal', { rounds: 400, draw }))
      if (interval.kind === 'measured' && interval.low <= 0.5625 && 0.5625 <= interval.high) covered++
    }
    expect(covered).toBeGreaterThanOrEqual(88)
  })

  test('who waits is told after each round, and can stop', () => {
    const rounds = alphaWithin(CODINGS, 'ordinal', { rounds: 3, draw: drawFrom(1) })
    expect([rounds.next().value, rounds.next().value, rounds.next().value]).toEqual([1, 2, 3])
    expect(rounds.next().done).toBe(true)
  })

  test.each<[string, Codings, string, string]>([
    ['no alpha', [[1, 2]], 'undefined', 'no-alpha'],
    ['nothing at all', [], 'undefined', 'no-alpha'],
    ['one unit', [[1], [2]], 'measured', 'one-unit'],
    ['a value so rare that many choices of units are without it', [[1, 1, 1, 1, 1, 1, 2], [1, 1, 1, 1, 1, 1, 2]], 'measured', 'too-rare'],
  ])('%s: no interval, and why', (_name, codings, alpha, reason) => {
    const found = inOneGo(alphaWithin(codings, 'nominal', { rounds: 200, draw: drawFrom(1) }))
    expect([found.alpha.kind, found.interval]).toEqual([alpha, { kind: 'undefined', reason }])
  })

  test('full agreement on plenty of both values is 1, from 1 to 1', () => {
    const values = Array.from({ length: 40 }, (_, unit) => unit % 2)
    expect(inOneGo(alphaWithin([values, values], 'nominal', { rounds: 100, draw: drawFrom(1) })).interval).toEqual({ kind: 'measured', low: 1, high: 1 })
  })
})

describe('many codes at once', () => {
  const markings = fc.integer({ min: 1, max: 4 }).chain((coders) => fc.integer({ min: 0, max: 6 }).chain((units) => fc.integer({ min: 0, max: 3 }).chain((codes) => fc.record({
    units: fc.constant(units), coders: fc.constant(coders), codes: fc.constant(codes),
    marks: fc.uint8Array({ minLength: units * coders * codes, maxLength: units * coders * codes, max: 1 }),
    coded: fc.uint8Array({ minLength: units * coders, maxLength: units * coders, max: 1 }),
  }))))
  const codingsOf = ({ units, coders, codes, marks, coded }: Markings, code: number): Codings =>
    Array.from({ length: coders }, (_, coder) => Array.from({ length: units }, (_, unit) => (coded[unit * coders + coder] === 1 ? marks[(unit * coders + coder) * codes + code] : undefined)))

  test('the alpha of a code is that of «given or not», left out where a coder did not code the unit', () => {
    fc.assert(fc.property(markings, (marked) => {
      const found = inOneGo(alphaPerCode(marked, { rounds: 0, draw: drawFrom(1) }))
      expect(found).toHaveLength(marked.codes)
      for (const [code, { alpha }] of found.entries()) {
        const alone = krippendorffAlpha(codingsOf(marked, code), 'nominal')
        if (alone.kind === 'undefined' || alpha.kind === 'undefined') expect(alpha).toEqual(alone)
        else expect(alpha).toEqual({ ...alone, value: expect.closeTo(alone.value, 12) })
      }
    }))
  })

  test('a code gets the same interval beside others as alone', () => {
    const draw = drawFrom(9)
    const [units, coders, codes] = [50, 3, 4]
    const marked = { units, coders, codes, marks: Uint8Array.from({ length: units * coders * codes }, () => Math.round(draw())), coded: new Uint8Array(units * coders).fill(1) }
    const together = inOneGo(alphaPerCode(marked, { rounds: 200, draw: drawFrom(2) }))
    for (const [code, { interval }] of together.entries()) {
      expect(inOneGo(alphaWithin(codingsOf(marked, code), 'nominal', { rounds: 200, draw: drawFrom(2) })).interval).toEqual(interval)
    }
  })
})
