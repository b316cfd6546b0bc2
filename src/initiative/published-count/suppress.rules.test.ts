import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type HeldRow, type TrueRow, renewRow, showWhole } from './suppress.rules.ts'

type S = 'a' | 'b' | 'c' | 'd'
const STANDPOINTS: readonly S[] = ['a', 'b', 'c', 'd']
/** People by standpoint and, last, those who would rather not say: a row of the truth. Each voice is somebody else's, the hardest case. */
type Truth = readonly number[]

const trueRow = (cells: Truth): TrueRow<S> =>
  ({ voices: cells.reduce((all, one) => all + one, 0), people: new Map(STANDPOINTS.map((standpoint, index) => [standpoint, cells[index] ?? 0])) })
const total = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

type Range = Readonly<{ least: number; most: number }>

/** Whether some table has these row totals, with every cell and column total in its range: a flow with lower bounds, by augmenting paths. */
function feasible(rows: readonly number[], cells: readonly (readonly Range[])[], columns: readonly Range[]): boolean {
  const many = columns.length
  const [start, end, back, forth] = [rows.length + many, rows.length + many + 1, rows.length + many + 2, rows.length + many + 3]
  const room = Array.from({ length: rows.length + many + 4 }, () => Array.from({ length: rows.length + many + 4 }, () => 0))
  const add = (from: number, to: number, { least, most }: Range) => {
    if (most < least) return false
    const [out, into, extra, demand] = [room[from], room[back], room[from], room]
    if (out === undefined || into === undefined || extra === undefined) return false
    out[to] = (out[to] ?? 0) + most - least
    into[to] = (into[to] ?? 0) + least
    const node = demand[from]
    if (node !== undefined) node[forth] = (node[forth] ?? 0) + least
    return true
  }
  const possible = [
    ...rows.map((voices, row) => add(start, row, { least: voices, most: voices })),
    ...cells.flatMap((line, row) => line.map((range, column) => add(row, rows.length + column, range))),
    ...columns.map((range, column) => add(rows.length + column, end, range)), add(end, start, { least: 0, most: 1e6 }),
  ]
  if (possible.includes(false)) return false
  while (augment(room, back, forth)) { /* until no more fits */ }
  return (room[back] ?? []).every((left) => left === 0)
}

function augment(room: number[][], from: number, to: number): boolean {
  const came = new Map<number, number>([[from, -1]])
  const queue = [from]
  for (let here = queue.shift(); here !== undefined && !came.has(to); here = queue.shift()) {
    for (const [next, left] of (room[here] ?? []).entries()) if (left > 0 && !came.has(next)) { came.set(next, here); queue.push(next) }
  }
  if (!came.has(to)) return false
  const path: [number, number][] = []
  for (let here = to; here !== from; here = came.get(here) ?? from) path.push([came.get(here) ?? from, here])
  const most = Math.min(...path.map(([a, b]) => room[a]?.[b] ?? 0))
  for (const [a, b] of path) {
    const [there, back] = [room[a], room[b]]
    if (there !== undefined) there[b] = (there[b] ?? 0) - most
    if (back !== undefined) back[a] = (back[a] ?? 0) + most
  }
  return true
}

const free: Range = { least: 0, most: 1e6 }

/**
 * Somebody who knows everything that is shown, all numbers of voices, how the rule works, and more than that: of every number that
 * is shown, the step of five in which it really lies. Gives the hidden cells that they can pin down to one value.
 */
function pinnedDown(themes: readonly Truth[], rest: Truth): readonly string[] {
  const rows = [...themes, rest].map(total)
  const held = themes.map((cells): HeldRow<S> => ({ ...renewRow(trueRow(cells)), voices: total(cells) }))
  const all = STANDPOINTS.map((_, index) => total([...themes, rest].map((cells) => cells[index] ?? 0)))
  const shown = showWhole(renewRow(trueRow([...all, total([...themes, rest].map((cells) => cells[4] ?? 0))])), total(rows), held)
  const step = (value: number, bound: number): Range => (value < 5 ? { least: 0, most: 4 } : { least: bound, most: Math.floor(value / 5) * 5 + 4 })
  const cells = [...themes.map((line, row) => [...STANDPOINTS.map((standpoint, index) => step(line[index] ?? 0, held[row]?.bounds.get(standpoint) ?? 0)), free]), [free, free, free, free, free]]
  const columns = [...STANDPOINTS.map((standpoint, index) => step(all[index] ?? 0, shown.get(standpoint) ?? 0)), free]
  const pinned: string[] = []
  const pin = (name: string, can: (range: Range) => boolean) => {
    const values = [0, 1, 2, 3, 4].filter((value) => can({ least: value, most: value }))
    if (values.length < 2) pinned.push(`${name}: ${values.join()}`)
  }
  for (const [row, line] of themes.entries()) {
    if (total(line) === 0) continue
    for (const index of STANDPOINTS.keys()) if ((line[index] ?? 0) < 5) pin(`theme ${row}, ${index}`, (range) => feasible(rows, cells.with(row, (cells[row] ?? []).with(index, range)), columns))
  }
  for (const index of STANDPOINTS.keys()) if ((all[index] ?? 0) < 5 && total(rows) > 0) pin(`whole, ${index}`, (range) => feasible(rows, cells, columns.with(index, range)))
  return pinned
}

const cell = fc.oneof(fc.nat(5), fc.nat(25), fc.constantFrom(0, 4, 5, 9, 10))
const row = fc.tuple(cell, cell, cell, cell, fc.oneof(fc.constant(0), cell))

describe('numbers of people by standpoint', () => {
  test('nobody can work out a hidden number from all that is shown, in the themes and in the whole', () => {
    fc.assert(fc.property(fc.array(row, { maxLength: 4 }), fc.oneof(fc.constant([0, 0, 0, 0, 0]), row), (themes, rest) => {
      expect(pinnedDown(themes, rest)).toEqual([])
    }), { numRuns: 400 })
  })

  test('five groups of four, twenty in all: the whole does not say «at least 20», which would give each of them away', () => {
    expect(pinnedDown(Array.from({ length: 5 }, () => [4, 6, 0, 0, 0]), [0, 0, 0, 0, 0])).toEqual([])
  })

  test('two groups of the whole that both must come from the few voices under no theme are not both shown', () => {
    expect(pinnedDown([[4, 0, 9, 9, 0], [1, 0, 0, 0, 0]], [10, 0, 6, 0, 0])).toEqual([])
  })

  test('what is shown is true, at least five, and in steps of five', () => {
    fc.assert(fc.property(row, (cells) => {
      const now = trueRow(cells)
      for (const [standpoint, bound] of renewRow(now).bounds) {
        expect(bound % 5 === 0 && bound >= 5 && bound <= (now.people.get(standpoint) ?? 0)).toBe(true)
      }
    }))
  })

  test('one more voice never changes what is shown, so that two days can\'t be subtracted', () => {
    fc.assert(fc.property(row, fc.nat(4), (cells, who) => {
      const before = renewRow(trueRow(cells))
      const after = renewRow(trueRow(cells.with(who, (cells[who] ?? 0) + 1)), { ...before, voices: total(cells) })
      expect(after.bounds).toEqual(before.bounds)
    }))
  })

  test('between two days, no number of new voices by standpoint can be worked out', () => {
    const few = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3), fc.nat(3))
    fc.assert(fc.property(row, few, (cells, more) => {
      const before: HeldRow<S> = { ...renewRow(trueRow(cells)), voices: total(cells) }
      const after = renewRow(trueRow(cells.map((value, index) => value + (more[index] ?? 0))), before)
      if (after.voices === before.voices) return
      // Of each standpoint, as many came as the steps need; whatever is left of the newcomers can be of any.
      const needed = STANDPOINTS.map((standpoint) => Math.max(0, (after.bounds.get(standpoint) ?? 0) - (before.bounds.get(standpoint) ?? 0) - 4))
      expect(total(more) - total(needed)).toBeGreaterThanOrEqual(4)
    }))
  })

  test('who leaves one by one is not seen to leave: a number comes down only when nine have left', () => {
    let held = renewRow(trueRow([20, 5, 0, 0, 40]))
    expect(held.bounds).toEqual(new Map([['a', 20], ['b', 5]]))
    for (let left = 1; left <= 9; left++) {
      held = renewRow(trueRow([20 - left, 5, 0, 0, 40]), held)
      expect(held.bounds.get('a')).toBe(left < 9 ? 20 : 15)
    }
  })

  test('a group that grows one by one is shown once enough have come, and not before', () => {
    let held: HeldRow<S> | undefined
    for (let voices = 1; voices <= 9; voices++) held = renewRow(trueRow([voices, 0, 0, 0, 0]), held)
    expect(held).toEqual({ voices: 9, bounds: new Map([['a', 5]]) })
  })
})
