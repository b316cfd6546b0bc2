import type { Codings, Value } from './codings.ts'
import { alphaBy } from './disagreement.ts'
import { type Measured, type Undefined, cannotTell } from './measured.ts'
import { type Metric, type Patterns, patternsOf } from './pattern.ts'

export type { Metric }

/**
 * - `nothing-to-compare`: no unit was coded by two
 * - `all-the-same`: every value that can be compared is the same one, so that agreeing by chance and on purpose look alike
 * - `not-numbers`: all metrics but nominal need numbers
 * - `below-zero`: the ratio metric needs a scale that begins at 0
 */
export type NoAlpha = 'nothing-to-compare' | 'all-the-same' | 'not-numbers' | 'below-zero'

/** `units` can be compared, and `values` are in them. */
export type Alpha = Measured<{ value: number; units: number; values: number }, NoAlpha>

/**
 * Krippendorff's alpha: how far several coders, coding apart from each other, agreed beyond what chance would give.
 *
 * **Tells** whether the codings can be relied on: 1 is full agreement, 0 what coding by lot would give, below 0 disagreement by system.
 * Krippendorff asks for 0.800, and takes 0.667 for tentative conclusions only. **Does not tell** whether the codes are right, useful or
 * complete, nor who is nearer the truth; a rare code can have a low alpha though coders nearly always agreed.
 *
 * **Shapes**: a row a coder, a column a unit; undefined where a coder did not code a unit. No unit of measure. `metric` says how two
 * values differ: `nominal` they do or don't; `ordinal` by how many of the values lie between; `interval` by their distance;
 * `ratio` by their distance in proportion to their sum.
 *
 * **Convention**: Krippendorff, «Computing Krippendorff's Alpha-Reliability» (2011), sections C and D, with the coincidence matrix taken
 * unit by unit. Units with fewer than two values say nothing and are left out. The ratio metric takes as long as there are pairs of
 * different values: two seconds for 30,000 of them; the others a tenth of one.
 *
 * **Too little data** is undefined, with why: see `NoAlpha`.
 * @example krippendorffAlpha([[1, 2, 3], [1, 2, 4]], 'nominal') // value 0.615384…: 1 − 2 / (26 / 5)
 */
export function krippendorffAlpha(codings: Codings, metric: Metric): Alpha {
  const unfit = whyUnfit(codings, metric)
  return unfit ?? alphaOfPatterns(patternsOf(codings), metric)
}

/** What stands in the way of these values whatever coders agreed on. */
export function whyUnfit(codings: Codings, metric: Metric): Undefined<NoAlpha> | undefined {
  let [numbers, below] = [true, false]
  for (const row of codings) {
    for (const value of row) {
      if (typeof value === 'number' ? !Number.isFinite(value) : value !== undefined && metric !== 'nominal') numbers = false
      if (typeof value === 'number' && value < 0) below = true
    }
  }
  if (!numbers) return cannotTell('not-numbers')
  return metric === 'ratio' && below ? cannotTell('below-zero') : undefined
}

/** Alpha of what was counted before: all units once. */
export function alphaOfPatterns(patterns: Patterns, metric: Metric): Alpha {
  const times = new Float64Array(patterns.start.length - 1)
  for (const pattern of patterns.ofUnit) times[pattern] = (times[pattern] ?? 0) + 1
  const units = patterns.ofUnit.length - (times[0] ?? 0)
  if (units === 0) return cannotTell('nothing-to-compare')
  const value = alphaBy(patterns, metric)(times)
  if (value === undefined) return cannotTell('all-the-same')
  const values = times.reduce((sum, often, pattern) => sum + often * sizeOf(patterns, pattern), 0)
  return { kind: 'measured', value, units, values }
}

const sizeOf = ({ start, count }: Patterns, pattern: number) => count.subarray(start[pattern], start[pattern + 1]).reduce((sum, one) => sum + one, 0)

/**
 * Which values met in the same units: `counts[i][j]` pairs of value i with value j, each unit's pairs over its number of values less one.
 * **Tells** which codes are taken for each other: what stands beside the diagonal. Symmetric; adds up to the number of values compared.
 * Convention: the coincidence matrix of Krippendorff (2011), section C.
 * @example coincidenceMatrix([[1, 2, 3], [1, 2, 4]]) // values 1, 2, 3, 4; counts [[2,0,0,0],[0,2,0,0],[0,0,0,1],[0,0,1,0]]
 */
export function coincidenceMatrix(codings: Codings): Readonly<{ values: readonly Value[]; counts: readonly (readonly number[])[] }> {
  const { values, start, value, count, ofUnit } = patternsOf(codings)
  const counts = values.map(() => values.map(() => 0))
  for (const pattern of ofUnit) {
    const size = sizeOf({ values, start, value, count, ofUnit }, pattern)
    for (let one = start[pattern] ?? 0; one < (start[pattern + 1] ?? 0); one++) {
      for (let other = start[pattern] ?? 0; other < (start[pattern + 1] ?? 0); other++) {
        const pairs = (count[one] ?? 0) * ((count[other] ?? 0) - (one === other ? 1 : 0))
        const row = counts[value[one] ?? 0]
        if (row !== undefined) row[value[other] ?? 0] = (row[value[other] ?? 0] ?? 0) + pairs / (size - 1)
      }
    }
  }
  return { values, counts }
}

