import { type Counts, areCounts, sumOf } from './counts.ts'
import { type Pipe, whatToHide } from './hidden-room.ts'
import { type Measured, cannotTell } from './measured.ts'

/** A count, or undefined where it is hidden. */
export type Shown = number | undefined

/** `not-counts`: something is not a whole number of people or things, or rows differ in length. */
export type NoSuppression = 'not-counts'

export type SuppressedList = Measured<{ counts: readonly Shown[]; total: Shown }, NoSuppression>
export type SuppressedTable = Measured<{ cells: readonly (readonly Shown[])[]; rows: readonly Shown[]; columns: readonly Shown[]; total: Shown }, NoSuppression>

/** A smaller group than this is not told of: domain.md, I-06. */
const THRESHOLD = 5

/**
 * Which counts of a list may be shown beside their total, so that those under the threshold stay hidden.
 *
 * **What is claimed.** Somebody sees everything that is shown, and knows that counts are whole numbers not under 0 and add up. Then each
 * hidden count under the threshold could, for all they can tell, be any number from 0 up to one less than the threshold; and each other
 * hidden count (there for the others' sake) has at least as many possible values. No hidden count can be worked out. A count of 0 is hidden too:
 * that nobody is in a group also says something about a group.
 *
 * **What is not.** Nothing against somebody who counts some of the people themselves, who has another table of the same people or the same
 * table of another day, or who knows this rule and works out which counts it would have hidden for others' sake (a list as short as
 * `[4, 5]` leaves them two possibilities). Hidden counts must all look the same: whoever says which are the small ones gives some away.
 * Counts by standpoint, renewed daily, go by the stricter rule of `published-count` instead.
 *
 * **Shapes**: counts of people or things; what comes back stands in the same places. No list is too short: with one small count the total
 * is hidden too. **Convention**: Hundepool and others, «Statistical Disclosure Control» (Wiley 2012), chapter 4: primary and secondary
 * suppression with sliding protection of the whole range under the threshold; the least is hidden, and totals last.
 * @example suppressList([3, 12, 40]) // counts [undefined, undefined, 40], total 55
 */
export function suppressList(counts: readonly number[], threshold = THRESHOLD): SuppressedList {
  if (!areCounts([counts])) return cannotTell('not-counts')
  const total = sumOf(counts)
  const last = costOfTotals(total, counts.length)
  const hidden = whatToHide([...counts.map((value) => ({ from: 0, to: 1, value, cost: value + 1 })), { from: 1, to: 0, value: total, cost: last }], threshold)
  return { kind: 'measured', counts: counts.map((value, at) => (hidden[at] === true ? undefined : value)), total: hidden[counts.length] === true ? undefined : total }
}

/**
 * The same for a table with a total of each row, of each column and of all: `cells[row][column]`. Everything is claimed, and not
 * claimed, as by `suppressList`; the totals are counts too, and hidden where they are small.
 *
 * **Convention**: as `suppressList`; the possible values of a hidden cell of a two-way table by flows through the hidden ones, after
 * Gusfield, «A graph theoretic approach to statistical data security», SIAM Journal on Computing 17 (1988). Not the fewest possible
 * cells are hidden (that takes an optimiser), but few.
 * @example suppressTable([[2, 20, 30], [20, 20, 30], [30, 30, 30]]).cells // [[-, -, 30], [-, -, 30], [30, 30, 30]], all totals shown
 */
export function suppressTable(cells: Counts, threshold = THRESHOLD): SuppressedTable {
  if (!areCounts(cells)) return cannotTell('not-counts')
  const rows = cells.map(sumOf)
  const columns = (cells[0] ?? []).map((_, column) => sumOf(cells.map((row) => row[column] ?? 0)))
  const total = sumOf(rows)
  const hidden = whatToHide(pipesOf(cells, rows, columns, total), threshold)
  const width = columns.length
  const shown = (values: readonly number[], from: number) => values.map((value, at) => (hidden[from + at] === true ? undefined : value))
  const inner = rows.length * width
  return {
    kind: 'measured', cells: cells.map((row, index) => shown(row, index * width)),
    rows: shown(rows, inner), columns: shown(columns, inner + rows.length), total: shown([total], inner + rows.length + width)[0],
  }
}

/** A joint before each row and one behind each column, one where all rows come from (0), and one where all columns end (1), from which the total flows back. */
function pipesOf(cells: Counts, rows: readonly number[], columns: readonly number[], total: number): readonly Pipe[] {
  const rowJoint = (row: number) => 2 + row
  const columnJoint = (column: number) => 2 + rows.length + column
  const last = costOfTotals(total, rows.length * columns.length)
  return [
    ...cells.flatMap((counts, row) => counts.map((value, column) => ({ from: rowJoint(row), to: columnJoint(column), value, cost: value + 1 }))),
    ...rows.map((value, row) => ({ from: 0, to: rowJoint(row), value, cost: last + value })),
    ...columns.map((value, column) => ({ from: columnJoint(column), to: 1, value, cost: last + value })),
    { from: 1, to: 0, value: total, cost: 2 * last },
  ]
}

/** More than all cells together, so that a total is hidden only where cells can't do it. */
const costOfTotals = (total: number, cells: number) => total + cells + 1
