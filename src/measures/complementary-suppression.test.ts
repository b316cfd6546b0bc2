import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Shown, suppressList, suppressTable } from './complementary-suppression.ts'
import { type Counts, sumOf } from './counts.ts'

const _ = undefined

/** What stands in the published form, in a row: cells, totals of rows, totals of columns, total. */
type Published = Readonly<{ cells: readonly (readonly Shown[])[]; rows: readonly Shown[]; columns: readonly Shown[]; total: Shown }>
const published = (cells: Counts, threshold?: number): Published => {
  const found = suppressTable(cells, threshold)
  if (found.kind === 'undefined') throw new Error('these are counts')
  return found
}
const publishedList = (counts: readonly number[], threshold?: number) => {
  const found = suppressList(counts, threshold)
  if (found.kind === 'undefined') throw new Error('these are counts')
  return found
}

/** From joint to joint, from at least so much to at most so much. */
type Flow = Readonly<{ from: number; to: number; least: number; most: number }>
const ANY = 1e6

/** Whether there is a table like this: a flow round that keeps to every bound, by Ford and Fulkerson with lower bounds. */
function possible(flows: readonly Flow[]): boolean {
  const joints = 2 + Math.max(...flows.flatMap(({ from, to }) => [from, to])) + 1
  const [source, sink] = [joints - 1, joints - 2]
  const room = Array.from({ length: joints }, () => new Float64Array(joints))
  const add = (from: number, to: number, much: number) => { const row = room[from]; if (row !== undefined) row[to] = (row[to] ?? 0) + much }
  let demand = 0
  for (const { from, to, least, most } of flows) {
    if (most < least) return false
    add(from, to, most - least)
    add(source, to, least)
    add(from, sink, least)
    demand += least
  }
  const push = (here: number, most: number, seen: Set<number>): number => {
    if (here === sink) return most
    seen.add(here)
    for (const [next, left] of (room[here] ?? []).entries()) {
      if (left <= 0 || seen.has(next)) continue
      const pushed = push(next, Math.min(most, left), seen)
      if (pushed > 0) { add(here, next, -pushed); add(next, here, pushed); return pushed }
    }
    return 0
  }
  for (let pushed = push(source, Infinity, new Set()); pushed > 0; pushed = push(source, Infinity, new Set())) demand -= pushed
  return demand === 0
}

/** A hidden number with what the attacker knows of it. */
type Guess = (truth: number) => Readonly<{ least: number; most: number }>
const ADDS_UP: Guess = () => ({ least: 0, most: ANY })
const toldWhichAreSmall = (threshold: number): Guess => (truth) => (truth < threshold ? { least: 0, most: threshold - 1 } : { least: threshold, most: ANY })

type Whole = Readonly<{ cells: Counts; rows: readonly number[]; columns: readonly number[]; total: number }>
const wholeOf = (cells: Counts): Whole => {
  const rows = cells.map(sumOf)
  return { cells, rows, columns: (cells[0] ?? []).map((__, j) => sumOf(cells.map((row) => row[j] ?? 0))), total: sumOf(rows) }
}

/** A published table as bounds on a flow: what is shown is known, of the rest what the attacker knows. */
function known(shown: Published, whole: Whole, guess: Guess): readonly Flow[] {
  const bounds = (one: Shown, truth = 0) => (one === undefined ? guess(truth) : { least: one, most: one })
  const { rows } = whole
  return [
    ...shown.cells.flatMap((row, i) => row.map((one, j) => ({ from: 2 + i, to: 2 + rows.length + j, ...bounds(one, whole.cells[i]?.[j]) }))),
    ...shown.rows.map((one, i) => ({ from: 0, to: 2 + i, ...bounds(one, rows[i]) })),
    ...shown.columns.map((one, j) => ({ from: 2 + rows.length + j, to: 1, ...bounds(one, whole.columns[j]) })),
    { from: 1, to: 0, ...bounds(shown.total, whole.total) },
  ]
}

/** Asks whether one number can be from so much to so much, all else being as the attacker knows it. What is possible has no gaps. */
const asking = (flows: readonly Flow[], at: number) => (least: number, most: number): boolean =>
  possible(flows.map((flow, index) => (index === at ? { ...flow, least: Math.max(least, flow.least), most: Math.min(most, flow.most) } : flow)))

/** What is wrong with how a hidden number is protected. */
function weakness(flows: readonly Flow[], at: number, truth: number, threshold: number): readonly string[] {
  const can = asking(flows, at)
  if (!can(truth, truth)) return [`the attacker is wrong about ${truth}`]
  if (truth < threshold) return can(0, 0) && can(threshold - 1, ANY) ? [] : [`${truth} is not from 0 to ${threshold - 1}`]
  const lows = Array.from({ length: threshold }, (__, low) => truth - low).filter((low) => low >= 0)
  return lows.some((low) => can(0, low) && can(low + threshold - 1, ANY)) ? [] : [`${truth} has fewer than ${threshold} possible values`]
}

const allOf = ({ cells, rows, columns, total }: Whole): readonly number[] => [...cells.flat(), ...rows, ...columns, total]
const shownOf = ({ cells, rows, columns, total }: Published): readonly Shown[] => [...cells.flat(), ...rows, ...columns, total]

function weaknesses(cells: Counts, threshold: number): readonly string[] {
  const [shown, whole] = [published(cells, threshold), wholeOf(cells)]
  const flows = known(shown, whole, ADDS_UP)
  return shownOf(shown).flatMap((one, at) => (one === undefined ? weakness(flows, at, allOf(whole)[at] ?? 0, threshold) : []))
}

const count = fc.oneof(fc.nat(5), fc.nat(9), fc.nat(60), fc.constantFrom(0, 1, 4, 5))
const table = (most: number) => fc.tuple(fc.integer({ min: 1, max: most }), fc.integer({ min: 1, max: most }))
  .chain(([height, width]) => fc.array(fc.array(count, { minLength: width, maxLength: width }), { minLength: height, maxLength: height }))

describe('a table with totals', () => {
  test('somebody who knows how numbers add up can’t leave out any number under the threshold for a small count, and finds no other hidden count either', () => {
    fc.assert(fc.property(table(5), fc.integer({ min: 2, max: 6 }), (cells, threshold) => { expect(weaknesses(cells, threshold)).toEqual([]) }), { numRuns: 250 })
  }, 120_000)

  test('nor can somebody who is told which of the hidden counts are the small ones, unless they could with everything hidden', () => {
    fc.assert(fc.property(table(4), fc.integer({ min: 2, max: 6 }), (cells, threshold) => {
      const [shown, whole] = [published(cells, threshold), wholeOf(cells)]
      const told = known(shown, whole, toldWhichAreSmall(threshold))
      const nothing: Published = { cells: cells.map((row) => row.map(() => _)), rows: whole.rows.map(() => _), columns: whole.columns.map(() => _), total: _ }
      const withNothing = known(nothing, whole, toldWhichAreSmall(threshold))
      for (const [at, one] of shownOf(shown).entries()) {
        const truth = allOf(whole)[at] ?? 0
        if (one === undefined && weakness(withNothing, at, truth, threshold).length === 0) expect(weakness(told, at, truth, threshold)).toEqual([])
        // One end at a time, where both can't be had even so.
        if (truth < threshold) for (const value of [0, threshold - 1]) expect([value, asking(told, at)(value, value)]).toEqual([value, asking(withNothing, at)(value, value)])
      }
    }), { numRuns: 150 })
  }, 120_000)

  test('the attacker sees what going through all tables sees', () => {
    const small = fc.array(fc.array(fc.nat(4), { minLength: 2, maxLength: 2 }), { minLength: 2, maxLength: 2 })
    fc.assert(fc.property(small, fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), (cells, hide) => {
      const [[a = 0, b = 0] = [], [c = 0, d = 0] = []] = cells
      const publish = (w: number, x: number, y: number, z: number) => [w, x, y, z, w + x, y + z, w + y, x + z, w + x + y + z].map((value, at) => (hide[at] === true ? _ : value))
      const [w, x, y, z, top, low, left, right, total] = publish(a, b, c, d)
      const flows = known({ cells: [[w, x], [y, z]], rows: [top, low], columns: [left, right], total }, wholeOf(cells), ADDS_UP)
      const most8 = flows.map((flow, at) => (at < 4 ? { ...flow, most: Math.min(flow.most, 8) } : flow))
      const found = new Set<number>()
      const all = Array.from({ length: 9 }, (__, value) => value)
      for (const i of all) for (const j of all) for (const k of all) for (const l of all) if (JSON.stringify(publish(i, j, k, l)) === JSON.stringify(publish(a, b, c, d))) found.add(i)
      expect(all.filter((value) => asking(most8, 0)(value, value))).toEqual(all.filter((value) => found.has(value)))
    }), { numRuns: 60 })
  })

  test('every count under the threshold is hidden, totals too, and what is shown is true', () => {
    fc.assert(fc.property(table(5), (cells) => {
      const truth = allOf(wholeOf(cells))
      for (const [at, one] of shownOf(published(cells)).entries()) expect(one === undefined || (one === truth[at] && one >= 5)).toBe(true)
    }))
  })

  test('one small count takes three others with it, and no total', () => {
    expect(published([[2, 20, 30], [20, 20, 30], [30, 30, 30]])).toMatchObject({
      cells: [[_, 20, _], [20, 20, 30], [_, 30, _]], rows: [52, 70, 90], columns: [52, 70, 90], total: 212,
    })
  })

  test('where nothing is small, nothing is hidden', () => {
    fc.assert(fc.property(table(4), (cells) => {
      const large = cells.map((row) => row.map((value) => value + 5))
      expect(published(large).cells).toEqual(large)
      expect(published(large).total).toBe(sumOf(large.flat()))
    }))
  })

  test('where all is small, all is hidden', () => {
    expect(published([[1, 0], [2, 1]])).toMatchObject({ cells: [[_, _], [_, _]], rows: [_, _], columns: [_, _], total: _ })
    expect(published([[0]])).toMatchObject({ cells: [[_]], rows: [_], columns: [_], total: _ })
    expect(published([])).toMatchObject({ cells: [], rows: [], columns: [] })
  })

  test('two zeros under a total that is known would be known: a third count goes with them', () => {
    expect(published([[0, 0, 20, 30], [20, 20, 20, 30], [20, 20, 20, 30]]).cells[0]?.filter((shown) => shown === _).length).toBe(3)
  })
})

describe('a list with its total', () => {
  test.each<[readonly number[], readonly Shown[], Shown]>([
    [[3, 12, 40], [_, 12, _], 55],
    [[3, 4, 40, 9, 9], [_, _, 40, 9, _], 65],
    [[0, 3, 40, 9], [_, _, 40, _], 52],
    [[4, 4, 40], [_, _, _], 48],
    [[2], [_], _],
    [[], [], _],
    [[4, 100], [_, _], 104],
    [[6, 7, 8], [6, 7, 8], 21],
    [[1, 1, 1], [_, _, _], _],
    [[1, 2, 2], [_, _, _], 5],
    [[4, 4, 4], [_, _, _], _],
  ])('%j is shown as %j, with %s in all', (counts, shown, total) => {
    expect(publishedList(counts)).toMatchObject({ counts: shown, total })
  })

  test('no count can be worked out, and as much is shown as of a table of one row', () => {
    fc.assert(fc.property(fc.array(count, { minLength: 1, maxLength: 8 }), (counts) => {
      const { counts: shown, total } = publishedList(counts)
      const flows = [...shown.map((one) => ({ from: 0, to: 1, least: one ?? 0, most: one ?? ANY })), { from: 1, to: 0, least: total ?? 0, most: total ?? ANY }]
      const truth = [...counts, sumOf(counts)]
      expect([...shown, total].flatMap((one, at) => (one === undefined ? weakness(flows, at, truth[at] ?? 0, 5) : []))).toEqual([])
      expect(published([counts]).cells[0]).toEqual(shown)
    }), { numRuns: 200 })
  })

  test('even somebody who tries this rule on every list there could be is left with two numbers for each hidden count', () => {
    const lists = (length: number, total: number): readonly (readonly number[])[] =>
      length === 0 ? [[]] : Array.from({ length: total + 1 }, (__, first) => lists(length - 1, total - first).map((rest) => [first, ...rest])).flat()
    for (const [length, most] of [[1, 20], [2, 20], [3, 20], [4, 16]] as const) {
      const same = Map.groupBy(lists(length, most), (counts) => JSON.stringify(publishedList(counts, 4)))
      for (const [shown, all] of same) {
        const { counts }: { counts: readonly (number | null)[] } = JSON.parse(shown)
        for (const [at, one] of counts.entries()) if (one === null) expect([shown, new Set(all.map((truth) => truth[at])).size > 1]).toEqual([shown, true])
      }
    }
  })
})

describe('what is no table of counts', () => {
  test.each<[string, Counts]>([['half a person', [[1.5, 6]]], ['less than nobody', [[-1, 6]]], ['no number', [[Number.NaN]]], ['more than can be counted', [[2 ** 53]]], ['rows that differ in length', [[1, 2], [3]]]])('%s: undefined, and says why', (_name, cells) => {
    expect(suppressTable(cells)).toEqual({ kind: 'undefined', reason: 'not-counts' })
  })

  test('a threshold that leaves nothing to hide in is a mistake of the program', () => {
    for (const threshold of [1, 0, -5, 2.5, Number.NaN]) expect(() => suppressList([1, 6], threshold)).toThrow('nothing to hide in')
  })

  test('a list of halves', () => {
    expect(suppressList([0.5, 6])).toEqual({ kind: 'undefined', reason: 'not-counts' })
  })
})
