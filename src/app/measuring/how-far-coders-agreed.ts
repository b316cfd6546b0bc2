/** How far coders agreed, for somebody who has a table in a file. */
import { type Resampling, alphaWithin, inOneGo } from '#measures/alpha-interval.ts'
import { type Codings, type Value, countsPerUnit, crossTable } from '#measures/codings.ts'
import { type Weights, type NoCohenKappa, cohenKappa } from '#measures/cohen-kappa.ts'
import { type NoFleissKappa, fleissKappa } from '#measures/fleiss-kappa.ts'
import { type Metric, type NoAlpha, krippendorffAlpha } from '#measures/krippendorff-alpha.ts'
import { CommandProblem } from '../command-line.ts'
import { isNumber, transposed } from './names.ts'
import type { Texts } from './read-table.ts'

/** What a measure found: `figures` for programs, `sentence` for people. */
export type Finding = Readonly<{ figures: Readonly<{ value: number | null }> & Readonly<Record<string, unknown>>; sentence: string }>
/** How coders stand in the table, or that it holds counts. */
export type Layout = 'rows' | 'columns' | 'counts'

const NO_VALUE: Readonly<Record<NoAlpha | NoFleissKappa | NoCohenKappa, string>> = {
  'nothing-to-compare': 'No unit was coded by two, so there is nothing to compare.',
  'all-the-same': "Everybody gave everything the same value, so that agreeing on purpose can't be told from agreeing by chance.",
  'not-numbers': 'This metric needs numbers. For words use --metric nominal.',
  'below-zero': 'The ratio metric needs a scale that begins at 0, and there are values below it. Use --metric interval.',
  'not-counts': 'The table must hold whole numbers of codings, none of them below 0. If it holds the codes themselves, say --observers rows or --observers columns.',
  'unequal-coders': 'Not every unit was coded by equally many. Use krippendorff-alpha, which copes with that. If the first row or column holds names, say so with --header.',
  'not-square': 'The table must have a row and a column for each value, the same for both coders. If it holds the codes themselves, say --observers rows or --observers columns.',
}

const nothing = (name: string, reason: string): Finding => ({ figures: { value: null, reason }, sentence: `${name} is undefined. ${reason}` })
const short = (value: number) => value.toFixed(3).replace('-', '−')
const many = (count: number) => count.toLocaleString('en-GB')

/** @throws CommandProblem where a cell can't be read */
export function findAlpha(table: Texts, { metric, layout, rounds, resampling }: Readonly<{ metric: Metric; layout: Layout; rounds: number; resampling: Resampling }>): Finding {
  const name = `Krippendorff's alpha (${metric})`
  const codings = readCodings(table, layout, metric === 'nominal')
  const { alpha, interval } = rounds === 0 ? { alpha: krippendorffAlpha(codings, metric), interval: undefined } : inOneGo(alphaWithin(codings, metric, resampling))
  if (alpha.kind === 'undefined') return nothing(name, NO_VALUE[alpha.reason])
  const observers = codings.filter((row) => row.some((value) => value !== undefined)).length
  const within = interval === undefined ? {} : { interval: interval.kind === 'measured' ? { low: interval.low, high: interval.high } : null }
  const lines = [`${name}: ${short(alpha.value)}`, `From ${many(observers)} observers and ${many(alpha.units)} units that two or more of them coded, ${many(alpha.values)} values in all.`]
  if (interval?.kind === 'measured') lines.push(`With the units drawn anew ${many(rounds)} times, 95 in 100 alphas lie from ${short(interval.low)} to ${short(interval.high)}.`)
  if (interval?.kind === 'undefined') lines.push('There is too little variety for an interval.')
  return { figures: { value: alpha.value, metric, observers, units: alpha.units, values: alpha.values, ...within }, sentence: lines.join('\n') }
}

/** @throws CommandProblem where a cell can't be read */
export function findFleissKappa(table: Texts, layout: Layout): Finding {
  const found = fleissKappa(layout === 'counts' ? readCounts(table) : countsPerUnit(readCodings(table, layout, true)))
  if (found.kind === 'undefined') return nothing("Fleiss' kappa", NO_VALUE[found.reason])
  const { value, units, coders } = found
  return { figures: { value, units, observers: coders }, sentence: `Fleiss' kappa: ${short(value)}\nFrom ${many(units)} units with ${many(coders)} codings each.` }
}

/** @throws CommandProblem where a cell can't be read */
export function findCohenKappa(table: Texts, layout: Layout, weights: Weights): Finding {
  const name = weights === 'none' ? "Cohen's kappa" : `Cohen's kappa (${weights} weights)`
  const found = cohenKappa(layout === 'counts' ? readCounts(table) : tableOfTwo(readCodings(table, layout, true), weights), weights)
  if (found.kind === 'undefined') return nothing(name, NO_VALUE[found.reason])
  const { value, units, standardError, interval } = found
  return {
    figures: { value, weights, units, standardError, interval },
    sentence: `${name}: ${short(value)}\nFrom ${many(units)} units that both coded; 95 in 100: ${short(interval.low)} to ${short(interval.high)} (standard error ${short(standardError)}).`,
  }
}

function tableOfTwo(codings: Codings, weights: Weights): ReturnType<typeof crossTable> {
  const [one, other, third] = codings
  if (one === undefined || other === undefined || third !== undefined) throw new CommandProblem(`Cohen's kappa is for two observers, and the file has ${codings.length}. For more use krippendorff-alpha. If the first row or column holds names, say so with --header.`)
  if (weights !== 'none' && [...one, ...other].some((value) => typeof value === 'string')) throw new CommandProblem('Weights need values in an order: numbers, or a table of counts with its values in their order.')
  return crossTable(one, other)
}

/** A row a coder. Words stay words; where everything is a number, 1 and 1.0 are the same. */
function readCodings(table: Texts, layout: Layout, mayBeWords: boolean): Codings {
  const rows = layout === 'columns' ? transposed(table) : table
  const words = rows.some((row) => row.some((cell) => cell !== '' && !isNumber(cell)))
  if (words && !mayBeWords) throw new CommandProblem(`«${rows.flat().find((cell) => cell !== '' && !isNumber(cell))}» is no number, and this metric needs numbers, with a point before decimals. Leave a cell empty where nothing was coded, or name the mark for it: --missing NA. If the first row or column holds names, say so with --header.`)
  return rows.map((row) => row.map((cell): Value | undefined => (cell === '' ? undefined : words ? cell : Number(cell))))
}

function readCounts(table: Texts): readonly (readonly number[])[] {
  return table.map((row) => row.map((cell) => {
    if (!isNumber(cell)) throw new CommandProblem(`${cell === '' ? 'An empty cell' : `«${cell}»`} is no count. Write 0 where there is none. If the file holds the codes themselves, say --observers rows or --observers columns.`)
    return Number(cell)
  }))
}
