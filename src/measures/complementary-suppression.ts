import { type Counts, areCounts, sumOf } from './counts.ts'
import { type Pipe, whatToHide } from './hidden-room.ts'
import { type Measured, cannotTell } from './measured.ts'

/** A count, or undefined where it is hidden. */
export type Shown = number | undefined

/** `not-counts`: something is not a whole number of people or things, or rows differ in length. */
export type NoSuppression = 'not-counts'

export type SuppressedList = Measured<{ counts: readonly Shown[]; total: Shown }, NoSuppression>
export type SuppressedTable = Measured<{ cells: readonly (readonly Shown[])[]; rows: readonly Shown[]; columns: readonly Shown[]; total: Shown }, NoSuppression>

/** A smaller group than this is not told of. */
const THRESHOLD = 5

/**
 * Which counts of a list may be shown beside their total, so that those under the threshold stay hidden.
 *
 * **What is claimed.** Somebody sees everything that is shown, and knows that counts are whole numbers, none below 0, and add up. Then each
 * hidden count under the threshold could, for all they can tell, be any number from 0 up to one less than the threshold; and each other
 * hidden count, there for their sake, has at least as many possible values. So no hidden count can be worked out. This holds even for
 * somebody who is told which of the hidden ones are under the threshold, wherever hiding more can bring it about. And somebody who
 * knows this rule, and tries it on every list there could be, is left with two possible values or more (tried on all short lists).
 *
 * **What is not.** Nothing against somebody who can count some of the people themselves, or who has another table of the same people, or
 * this one of another day. What is renewed must not be shown exactly each time: counts by standpoint go by `published-count`. The
 * order of a list that is shown must not follow its counts, and hidden counts must all look the same.
 *
 * A count of 0 is hidden too: that nobody is in a group says something about it. **Shapes**: counts of people or things; what comes back stands
 * in the same places. Which others are hidden goes by place, the last first, and never by size, which would give them away:
 * put last what can best be spared. **Too little data**: no list is too short; one small count alone has its total hidden.
 *
 * **Convention**: primary and secondary suppression as in Hundepool and others, «Statistical Disclosure Control» (Wiley 2012),
 * chapter 4, with all numbers under the threshold as the range to be protected.
 * @example suppressList([3, 12, 40]) // counts [undefined, 12, undefined], total 55
 */
export function suppressList(counts: readonly number[], threshold = THRESHOLD): SuppressedList {
  if (!areCounts([counts])) return cannotTell('not-counts')
  const total = sumOf(counts)
  const cost = costsOf(counts.length)
  const hidden = whatToHide([...counts.map((value, at) => ({ from: 0, to: 1, value, cost: cost.cell(at) })), { from: 1, to: 0, value: total, cost: cost.total }], threshold)
  return { kind: 'measured', counts: counts.map((value, at) => (hidden[at] === true ? undefined : value)), total: hidden[counts.length] === true ? undefined : total }
}

/**
 * The same for a table with a total of each row, of each column and of all: `cells[row][column]`. All is claimed, and not claimed, as by
 * `suppressList`, but one thing: somebody who tries this rule on every table there could be may find some hidden counts of
 * a small table. The totals are counts too: hidden where they are small, and else only where hiding cells does not do.
 *
 * **Convention**: as `suppressList`; what a hidden cell of a two-way table can be is found by flows through the hidden ones, after
 * Gusfield, «A graph theoretic approach to statistical data security», SIAM Journal on Computing 17 (1988). Few cells are hidden for
 * others' sake, though not the fewest possible, which takes an optimiser. A table of 1,000 cells takes about half a second.
 * @example suppressTable([[2, 20, 30], [20, 20, 30], [30, 30, 30]]) // cells [[-, 20, -], [20, 20, 30], [-, 30, -]], all totals shown
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
  const cost = costsOf(rows.length * columns.length)
  return [
    ...cells.flatMap((counts, row) => counts.map((value, column) => ({ from: rowJoint(row), to: columnJoint(column), value, cost: cost.cell(row * columns.length + column) }))),
    ...rows.map((value, row) => ({ from: 0, to: rowJoint(row), value, cost: cost.margin })),
    ...columns.map((value, column) => ({ from: columnJoint(column), to: 1, value, cost: cost.margin })),
    { from: 1, to: 0, value: total, cost: cost.total },
  ]
}

/**
 * As few cells as possible; among as few, the last; totals only where cells can't do it. Never by size: from «this one was hidden
 * because it is the smallest of the large ones», what it hides can be worked out.
 */
function costsOf(cells: number): Readonly<{ cell: (at: number) => number; margin: number; total: number }> {
  const one = cells ** 2 + 1
  return { cell: (at) => one + cells - at, margin: 2 * cells * one + 1, total: 2 * cells ** 2 * one + 1 }
}
