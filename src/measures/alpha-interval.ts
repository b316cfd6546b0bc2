/** How far alpha would move if other units had come up. */
import type { Codings } from './codings.ts'
import { type AlphaOf, alphaBy } from './disagreement.ts'
import type { Draw } from './draw.ts'
import { type Alpha, type Metric, alphaOfPatterns, whyUnfit } from './krippendorff-alpha.ts'
import { type Interval, type Measured, cannotTell } from './measured.ts'
import { type Markings, type Patterns, patternsOf, patternsOfCode } from './pattern.ts'

/**
 * - `no-alpha`: there is no alpha to begin with
 * - `one-unit`: of one unit there is no other choice
 * - `too-rare`: in more than one choice of units in twenty alpha was undefined, so that the others would give too narrow a picture
 */
export type NoInterval = 'no-alpha' | 'one-unit' | 'too-rare'
export type AlphaInterval = Measured<Interval, NoInterval>
/** Alpha, and where 95 of 100 alphas of other choices of units lie. */
export type AlphaWithin = Readonly<{ alpha: Alpha; interval: AlphaInterval }>

export type Resampling = Readonly<{ rounds: number; draw: Draw }>
/** Yields how many rounds are done after each, so that who waits can be told, and can stop; gives the result at the end. */
export type InRounds<Result> = Generator<number, Result, void>

const [LOWEST, HIGHEST] = [0.025, 0.975]
/** More undefined rounds than this, and the tails of the rest are not the tails of all. */
const MOST_UNDEFINED = 0.05

/**
 * Krippendorff's alpha with an interval.
 *
 * **Tells** how much alpha hangs on which units happened to be coded. **Does not tell** how it hangs on who the coders are: other coders
 * may agree more or less. With few units (under about 25) the interval is too narrow, and where coders agreed on everything it is no
 * interval at all (1 to 1): then say how many units there were.
 *
 * **Shapes**: as `krippendorffAlpha`; `low` and `high` are alphas. Yields how many rounds are done.
 *
 * **Convention**: units are drawn with replacement, as many as can be compared, alpha is worked out anew in full, and the interval
 * runs from the 2.5th to the 97.5th percentile (at (rounds + 1) · p, between neighbours by proportion). Zapf and others, «Measuring
 * inter-rater reliability for nominal data», BMC Medical Research Methodology 16:93 (2016), found that this covers what it should,
 * and that Krippendorff's own algorithm, which draws pairs apart from their units and holds the expected disagreement still, covered
 * about 60 in 100 where 95 were meant.
 *
 * **Too little data** is undefined, with why: see `NoInterval`. Use 1,000 rounds or more.
 * @example inOneGo(alphaWithin([[1, 2, 3, 1, 2], [1, 2, 3, 1, 1]], 'nominal', { rounds: 1000, draw: drawFrom(1) }))
 */
export function* alphaWithin(codings: Codings, metric: Metric, resampling: Resampling): InRounds<AlphaWithin> {
  const unfit = whyUnfit(codings, metric)
  if (unfit !== undefined) return { alpha: unfit, interval: cannotTell('no-alpha') }
  const [only] = yield* resample([patternsOf(codings)], metric, resampling)
  return only ?? { alpha: cannotTell('nothing-to-compare'), interval: cannotTell('no-alpha') }
}

/**
 * Alpha of each code by itself, where a coder gives a unit any number of codes: each code is nominal, given or not. The same choices of
 * units serve all codes. Everything else as `alphaWithin`.
 *
 * Three coders, 10,000 units and 30 codes in 1,000 rounds take well under two seconds: `bench/alpha.ts`.
 */
export function* alphaPerCode(markings: Markings, resampling: Resampling): InRounds<readonly AlphaWithin[]> {
  return yield* resample(Array.from({ length: markings.codes }, (_, code) => patternsOfCode(markings, code)), 'nominal', resampling)
}

/** All rounds at once, for who need not be told how far it is. */
export function inOneGo<Result>(rounds: InRounds<Result>): Result {
  for (let next = rounds.next(); ; next = rounds.next()) if (next.done === true) return next.value
}

/** Several variables of the same units, drawn together. */
function* resample(variables: readonly Patterns[], metric: Metric, { rounds, draw }: Resampling): InRounds<readonly AlphaWithin[]> {
  const alphas = variables.map((patterns) => alphaOfPatterns(patterns, metric))
  const { names, units, begins, all } = layOut(variables)
  const measures = variables.map((patterns): AlphaOf => alphaBy(patterns, metric))
  const found = variables.map(() => new Float64Array(rounds).fill(Number.NaN))
  const often = new Uint32Array(units)
  const times = new Float64Array(all)
  for (let round = 0; round < rounds; round++) {
    often.fill(0)
    for (let drawn = 0; drawn < units; drawn++) {
      const unit = Math.floor(draw() * units)
      often[unit] = (often[unit] ?? 0) + 1
    }
    count(often, names, variables.length, times)
    for (const [variable, alphaOf] of measures.entries()) {
      const value = alphaOf(times, begins[variable])
      const values = found[variable]
      if (value !== undefined && values !== undefined) values[round] = value
    }
    yield round + 1
  }
  return alphas.map((alpha, variable) => ({ alpha, interval: intervalOf(alpha, found[variable] ?? new Float64Array(0)) }))
}

/**
 * The patterns of all variables under one numbering, and for each unit, one after the other, its patterns: what is read in turn lies
 * side by side. Units that can't be compared in any variable are left out.
 */
function layOut(variables: readonly Patterns[]): Readonly<{ names: Uint32Array; units: number; begins: readonly number[]; all: number }> {
  const begins: number[] = []
  let all = 0
  for (const { start } of variables) {
    begins.push(all)
    all += start.length - 1
  }
  const most = variables.reduce((units, { ofUnit }) => Math.max(units, ofUnit.length), 0)
  const names = new Uint32Array(most * variables.length)
  let units = 0
  for (let unit = 0; unit < most; unit++) {
    if (!variables.some(({ ofUnit }) => (ofUnit[unit] ?? 0) > 0)) continue
    for (const [variable, { ofUnit }] of variables.entries()) names[units * variables.length + variable] = (begins[variable] ?? 0) + (ofUnit[unit] ?? 0)
    units++
  }
  return { names: names.subarray(0, units * variables.length), units, begins, all }
}

/** How often each pattern is there, into `times`. */
function count(often: Uint32Array, names: Uint32Array, variables: number, times: Float64Array): void {
  times.fill(0)
  for (let unit = 0; unit < often.length; unit++) {
    const many = often[unit] ?? 0
    if (many === 0) continue
    for (let at = unit * variables; at < (unit + 1) * variables; at++) times[names[at] ?? 0] = (times[names[at] ?? 0] ?? 0) + many
  }
}

function intervalOf(alpha: Alpha, found: Float64Array): AlphaInterval {
  if (alpha.kind === 'undefined') return cannotTell('no-alpha')
  if (alpha.units === 1) return cannotTell('one-unit')
  const sorted = found.filter((value) => !Number.isNaN(value)).sort()
  if (sorted.length === 0 || sorted.length < found.length * (1 - MOST_UNDEFINED)) return cannotTell('too-rare')
  return { kind: 'measured', low: percentile(sorted, LOWEST), high: percentile(sorted, HIGHEST) }
}

function percentile(sorted: Float64Array, share: number): number {
  const place = Math.min(Math.max((sorted.length + 1) * share - 1, 0), sorted.length - 1)
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0]
  return below + (above - below) * (place - Math.floor(place))
}
