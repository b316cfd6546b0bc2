/**
 * Codings counted so that alpha can be worked out again and again, for another choice of units each time. Units with the same values
 * in them are one pattern; choosing units anew only says how often each pattern is there.
 */
import { type Codings, type Value, unitsIn, valuesOf } from './codings.ts'

/** How two values differ: see `krippendorffAlpha`. */
export type Metric = 'nominal' | 'ordinal' | 'interval' | 'ratio'

/**
 * Pattern p has `count[i]` codings of the value number `value[i]`, for i from `start[p]` up to `start[p + 1]`. Pattern 0 is empty: it is
 * that of units with fewer than two values, which can't be compared and say nothing.
 */
export type Patterns = Readonly<{
  values: readonly Value[]
  start: Uint32Array
  value: Uint32Array
  count: Float64Array
  /** The pattern of each unit. */
  ofUnit: Uint32Array
}>

/** The least that can be compared. */
const PAIR = 2

export function patternsOf(codings: Codings): Patterns {
  const values = valuesOf(codings)
  const places = new Map(values.map((value, place) => [value, place]))
  const ofUnit = new Uint32Array(unitsIn(codings))
  const known = new Map<string, number>([['', 0]])
  const patterns: (readonly number[])[] = [[]]
  for (const unit of ofUnit.keys()) {
    const given = codings.flatMap((row) => { const value = row[unit]; return value === undefined ? [] : [places.get(value) ?? 0] }).toSorted((a, b) => a - b)
    if (given.length < PAIR) continue
    const name = given.join()
    ofUnit[unit] = known.get(name) ?? patterns.push(given) - 1
    known.set(name, ofUnit[unit] ?? 0)
  }
  return { values, ...pack(patterns), ofUnit }
}

/** Each pattern given as its values in order, with repeats. */
function pack(patterns: readonly (readonly number[])[]): Pick<Patterns, 'start' | 'value' | 'count'> {
  const start = new Uint32Array(patterns.length + 1)
  const value: number[] = []
  const count: number[] = []
  for (const [pattern, given] of patterns.entries()) {
    for (const [index, place] of given.entries()) {
      if (index > 0 && given[index - 1] === place) count[count.length - 1] = (count.at(-1) ?? 0) + 1
      else { value.push(place); count.push(1) }
    }
    start[pattern + 1] = value.length
  }
  return { start, value: Uint32Array.from(value), count: Float64Array.from(count) }
}

/**
 * Many codes at once, where a coder gives a unit any number of them. `marks[(unit × coders + coder) × codes + code]` is 1 where this coder
 * gave this unit this code, else 0; `coded[unit × coders + coder]` is 1 where this coder coded this unit at all, else 0.
 */
export type Markings = Readonly<{ units: number; coders: number; codes: number; marks: Uint8Array; coded: Uint8Array }>

/** The patterns of one code: given (1) or not (0). There are few, whatever the number of units. */
export function patternsOfCode({ units, coders, codes, marks, coded }: Markings, code: number): Patterns {
  const ofUnit = new Uint32Array(units)
  const known = new Uint32Array((coders + 1) ** 2)
  const patterns: (readonly number[])[] = [[]]
  for (let unit = 0; unit < units; unit++) {
    let [given, not] = [0, 0]
    for (let at = unit * coders; at < (unit + 1) * coders; at++) {
      if (coded[at] !== 1) continue
      if (marks[at * codes + code] === 1) given++
      else not++
    }
    if (given + not < PAIR) continue
    const name = given * (coders + 1) + not
    if (known[name] === 0) known[name] = patterns.push([...Array.from({ length: not }, () => 0), ...Array.from({ length: given }, () => 1)]) - 1
    ofUnit[unit] = known[name] ?? 0
  }
  return { values: [0, 1], ...pack(patterns), ofUnit }
}
