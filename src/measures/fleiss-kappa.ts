import { type Counts, areCounts, sumOf } from './counts.ts'
import { type Measured, cannotTell } from './measured.ts'

/**
 * - `not-counts`: something in the table is not a whole number of codings, or rows differ in length
 * - `nothing-to-compare`: there is no unit, or fewer than two coded each
 * - `unequal-coders`: not every unit was coded by as many; Krippendorff's alpha copes with that
 * - `all-the-same`: everybody gave everything the same value, so that agreeing by chance and on purpose look alike
 */
export type NoFleissKappa = 'not-counts' | 'nothing-to-compare' | 'unequal-coders' | 'all-the-same'

/** `agreement`: of each unit, the share of pairs of coders who agreed. */
export type FleissKappa = Measured<{ value: number; units: number; coders: number; agreement: readonly number[] }, NoFleissKappa>

/**
 * Fleiss' kappa: how far equally many coders a unit agreed beyond what chance would give.
 *
 * **Tells** the same as Krippendorff's nominal alpha, which it comes close to when there are many units: 1 full agreement, 0 as by lot.
 * **Does not tell** how near values were to each other (all differences count the same), whether codes are right, or who differed. For
 * an interval use that of alpha: the usual large-sample error of this kappa covers too little (Zapf and others 2016).
 *
 * **Shapes**: a row a unit, a column a value; in a cell how many coders gave it. Every row adds up to the same number. No unit of measure.
 *
 * **Convention**: Fleiss, «Measuring nominal scale agreement among many raters», Psychological Bulletin 76 (1971). The coders of one unit
 * need not be those of the next.
 *
 * **Too little data** is undefined, with why: see `NoFleissKappa`.
 * @example fleissKappa([[2, 0], [1, 1], [0, 2]]) // value 1/3: pairs agree in 2/3, by chance in 1/2
 */
export function fleissKappa(table: Counts): FleissKappa {
  if (!areCounts(table)) return cannotTell('not-counts')
  const coders = sumOf(table[0] ?? [])
  if (table.some((row) => sumOf(row) !== coders)) return cannotTell('unequal-coders')
  if (coders < 2) return cannotTell('nothing-to-compare')
  const agreement = table.map((row) => sumOf(row.map((count) => (count / coders) * ((count - 1) / (coders - 1)))))
  const shares = (table[0] ?? []).map((_, value) => sumOf(table.map((row) => (row[value] ?? 0) / coders / table.length)))
  // 1 − Σ share², without taking two numbers that may be nearly 1 from each other.
  const disagreementByChance = sumOf(shares.map((share, value) => share * sumOf(shares.filter((_, other) => other !== value))))
  if (disagreementByChance === 0) return cannotTell('all-the-same')
  return { kind: 'measured', value: 1 - (1 - sumOf(agreement) / table.length) / disagreementByChance, units: table.length, coders, agreement }
}
