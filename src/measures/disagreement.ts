/** Alpha from patterns: how much values of the same units disagree, over how much all values do. */
import type { Metric, Patterns } from './pattern.ts'

/** Some values, each with how many there are of it: places `from` up to `to` of two lists. */
type Bag = Readonly<{ value: Uint32Array; count: Float64Array; from: number; to: number; size: number }>

/**
 * What the values of a bag add up to over all ordered pairs of them, Σ Σ n₁ n₂ δ². `scores` are the values as numbers that can be
 * subtracted: for ordinal data their middle ranks, since Krippendorff's δ counts the values that lie between two, and half of each.
 */
function disagreement(bag: Bag, metric: Metric, scores: Float64Array): number {
  switch (metric) {
    case 'nominal': return differences(bag)
    case 'ordinal':
    case 'interval': return squares(bag, scores)
    case 'ratio': return ratios(bag, scores)
  }
}

/** Each value beside all that are not it. */
function differences({ count, from, to, size }: Bag): number {
  let sum = 0
  for (let at = from; at < to; at++) sum += (count[at] ?? 0) * (size - (count[at] ?? 0))
  return sum
}

/** Σ Σ n₁ n₂ (x₁ − x₂)² = 2 n Σ n (x − mean)², which needs no pairs. */
function squares({ value, count, from, to, size }: Bag, scores: Float64Array): number {
  const score = (at: number) => scores[value[at] ?? 0] ?? 0
  let mean = 0
  for (let at = from; at < to; at++) mean += ((count[at] ?? 0) / size) * score(at)
  let sum = 0
  for (let at = from; at < to; at++) sum += (count[at] ?? 0) * (score(at) - mean) ** 2
  return 2 * size * sum
}

/** ((x₁ − x₂) / (x₁ + x₂))² has no such short cut: this takes as long as there are pairs of different values. */
function ratios({ value, count, from, to }: Bag, scores: Float64Array): number {
  let sum = 0
  for (let at = from; at < to; at++) {
    const one = scores[value[at] ?? 0] ?? 0
    for (let beside = from; beside < at; beside++) {
      const other = scores[value[beside] ?? 0] ?? 0
      if (one !== other) sum += 2 * (count[at] ?? 0) * (count[beside] ?? 0) * ((one - other) / (one + other)) ** 2
    }
  }
  return sum
}

/**
 * Halved, so that no sum or difference is too large for a number; moved to 0 … 1 where the metric allows, so that no square is, and
 * little is lost far from 0. From the least to the most that is compared: one far away that nobody else coded would make others alike.
 */
function scoresOf({ values, value: compared }: Patterns, metric: Metric): Float64Array {
  const halves = Float64Array.from(values, (value) => Number(value) / 2)
  let [first, last] = [values.length, 0]
  for (const place of compared) [first, last] = [Math.min(first, place), Math.max(last, place)]
  const [low, high] = [halves[first] ?? 0, halves[last] ?? 0]
  return metric === 'interval' && high > low ? halves.map((half) => (half - low) / (high - low)) : halves
}

/** The middle rank of each value. */
function rank(totals: Float64Array, ranks: Float64Array): void {
  let before = 0
  for (const [place, total] of totals.entries()) {
    ranks[place] = before + total / 2
    before += total
  }
}

/** Alpha where pattern p is there `times[from + p]` times; undefined where fewer than two different values are left. */
export type AlphaOf = (times: ArrayLike<number>, from?: number) => number | undefined

/**
 * Alpha of these patterns, to be asked again and again. What a pattern adds to the disagreement is worked out here, once; only ordinal
 * data, where it hangs on all other values, are worked out anew each time.
 */
export function alphaBy(patterns: Patterns, metric: Metric): AlphaOf {
  const totals = new Float64Array(patterns.values.length)
  const scores = scoresOf(patterns, metric)
  const inUnit = (pattern: number) => {
    const bag = bagOf(patterns, pattern)
    return bag.size === 0 ? 0 : disagreement(bag, metric, scores) / (bag.size - 1)
  }
  const fixed = metric === 'ordinal' ? undefined : Float64Array.from({ length: patterns.start.length - 1 }, (_, pattern) => inUnit(pattern))
  const all = { value: Uint32Array.from(totals, (_, place) => place), count: totals, from: 0, to: totals.length }
  return (times, from = 0) => {
    const size = addUp(patterns, times, from, totals)
    if (totals.filter((total) => total > 0).length < 2) return undefined
    if (metric === 'ordinal') rank(totals, scores)
    let observed = 0
    for (let pattern = 0; pattern + 1 < patterns.start.length; pattern++) {
      const often = times[from + pattern] ?? 0
      if (often > 0) observed += often * (fixed?.[pattern] ?? inUnit(pattern))
    }
    const expected = disagreement({ ...all, size }, metric, scores) / (size - 1)
    return expected > 0 ? 1 - observed / expected : undefined
  }
}

function bagOf({ start, value, count }: Patterns, pattern: number): Bag {
  const [from, to] = [start[pattern] ?? 0, start[pattern + 1] ?? 0]
  return { value, count, from, to, size: count.subarray(from, to).reduce((sum, one) => sum + one, 0) }
}

/** How many there are of each value, into `totals`, and in all. */
function addUp({ start, value, count }: Patterns, times: ArrayLike<number>, from: number, totals: Float64Array): number {
  let all = 0
  totals.fill(0)
  for (let pattern = 0; pattern + 1 < start.length; pattern++) {
    const often = times[from + pattern] ?? 0
    if (often === 0) continue
    for (let at = start[pattern] ?? 0; at < (start[pattern + 1] ?? 0); at++) {
      const many = often * (count[at] ?? 0)
      totals[value[at] ?? 0] = (totals[value[at] ?? 0] ?? 0) + many
      all += many
    }
  }
  return all
}
