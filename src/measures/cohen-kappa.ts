import { type Counts, areCounts, sumOf } from './counts.ts'
import { type Interval, type Measured, cannotTell } from './measured.ts'

/** How much of an agreement two different values are: none; or the nearer in the order of the table, the more, by distance or its square. */
export type Weights = 'none' | 'linear' | 'quadratic'

/**
 * - `not-counts`: something in the table is not a whole number of units
 * - `not-square`: the two coders did not have the same values to choose from
 * - `nothing-to-compare`: no unit was coded by both
 * - `all-the-same`: both gave everything the same value, so that agreeing by chance and on purpose look alike
 */
export type NoCohenKappa = 'not-counts' | 'not-square' | 'nothing-to-compare' | 'all-the-same'

/** `standardErrorByChance`: what the error would be if the two agreed by chance only, for testing that. */
export type CohenKappa = Measured<{ value: number; units: number; standardError: number; interval: Interval; standardErrorByChance: number }, NoCohenKappa>

/** Of a normal distribution, 95 in 100 lie within so many standard deviations. */
const NINETY_FIVE_IN_100 = 1.959963984540054

/**
 * Cohen's kappa: how far two coders agreed beyond what chance would give, each keeping to how often they use each value.
 *
 * **Tells** 1 for full agreement, 0 for as by lot; with weights, near misses count as part of an agreement. **Does not tell** whether
 * the codes are right; and two coders who use the values unevenly can have a low kappa though they nearly always agreed. The interval is
 * for many units (some dozens at the least), and takes the two coders as given.
 *
 * **Shapes**: a row a value of the one, a column the same value of the other, in a cell how many units they gave these two; for weights,
 * values in their order, each as far from the next. No unit of measure. Interval of 95 in 100, cut at −1 and 1.
 *
 * **Convention**: Cohen 1960 and 1968; standard errors of Fleiss, Cohen and Everitt, «Large sample standard errors of kappa and weighted
 * kappa», Psychological Bulletin 72 (1969), as SAS and statsmodels; weights 1 − d/most (linear) and 1 − (d/most)² (quadratic).
 *
 * **Too little data** is undefined, with why: see `NoCohenKappa`.
 * @example cohenKappa([[20, 5], [10, 15]]) // value 0.4: they agree in 0.7, by chance in 0.5
 */
export function cohenKappa(table: Counts, weights: Weights = 'none'): CohenKappa {
  if (!areCounts(table)) return cannotTell('not-counts')
  if (table.length > 0 && table[0]?.length !== table.length) return cannotTell('not-square')
  const units = sumOf(table.flat())
  if (units === 0) return cannotTell('nothing-to-compare')
  const cells = cellsOf(table, units, weights)
  const disagreement = sumOf(cells.map(({ share, credit }) => share * (1 - credit)))
  const byChance = sumOf(cells.map(({ chance, credit }) => chance * (1 - credit)))
  if (byChance === 0) return cannotTell('all-the-same')
  const value = 1 - disagreement / byChance
  const error = (variance: number) => Math.sqrt(Math.max(variance, 0) / units) / byChance
  const standardError = error(sumOf(cells.map(({ share, credit, usual }) => share * (credit - usual * (1 - value)) ** 2)) - (value - (1 - byChance) * (1 - value)) ** 2)
  const standardErrorByChance = error(sumOf(cells.map(({ chance, credit, usual }) => chance * (credit - usual) ** 2)) - (1 - byChance) ** 2)
  const reach = NINETY_FIVE_IN_100 * standardError
  return { kind: 'measured', value, units, standardError, interval: { low: Math.max(value - reach, -1), high: Math.min(value + reach, 1) }, standardErrorByChance }
}

/**
 * Of each cell: the share of units in it, the share that chance would give it, its credit (1 agreement, 0 none), and the usual credit of
 * its row and of its column, added.
 */
type Cell = Readonly<{ share: number; chance: number; credit: number; usual: number }>

function cellsOf(table: Counts, units: number, weights: Weights): readonly Cell[] {
  const rows = table.map((row) => sumOf(row) / units)
  const columns = rows.map((_, column) => sumOf(table.map((row) => row[column] ?? 0)) / units)
  const credit = (row: number, column: number) => creditOf(Math.abs(row - column), table.length - 1, weights)
  const usualOfRow = rows.map((_, row) => sumOf(columns.map((share, column) => share * credit(row, column))))
  const usualOfColumn = columns.map((_, column) => sumOf(rows.map((share, row) => share * credit(row, column))))
  return table.flatMap((counts, row) => counts.map((count, column) => ({
    share: count / units, chance: (rows[row] ?? 0) * (columns[column] ?? 0), credit: credit(row, column), usual: (usualOfRow[row] ?? 0) + (usualOfColumn[column] ?? 0),
  })))
}

function creditOf(apart: number, most: number, weights: Weights): number {
  if (apart === 0) return 1
  switch (weights) {
    case 'none': return 0
    case 'linear': return 1 - apart / most
    case 'quadratic': return 1 - (apart / most) ** 2
  }
}
