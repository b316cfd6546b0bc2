/** Measures from the command line: what was typed in, what is found out. */
import { drawFrom } from '#measures/draw.ts'
import { CommandProblem, readArguments } from '../command-line.ts'
import { type Finding, type Layout, findAlpha, findCohenKappa, findFleissKappa } from './how-far-coders-agreed.ts'
import { HEADERS, findHeader, valuesIn } from './names.ts'
import { type Texts, readTable } from './read-table.ts'

export const HELP = `Works out a measure from a table in a CSV file. Nothing is kept or sent.

  npm run measure -- <measure> <file.csv> [options]

Measures
  krippendorff-alpha  how far any number of observers agreed, some of whom may have left units out
                      --metric nominal|ordinal|interval|ratio   how values differ; nominal if not said
                      --bootstrap <rounds>                      with an interval, for example 1000
                      --seed <number>                           the same draws again; 1 if not said
  fleiss-kappa        how far equally many observers of each unit agreed
  cohen-kappa         how far two observers agreed
                      --weights none|linear|quadratic           whether near misses count; none if not said

The table
  krippendorff-alpha  a row an observer, a column a unit, in a cell the value given
  fleiss-kappa        a row a unit, a column a value, in a cell how many observers gave it
  cohen-kappa         a row a value of the one, a column a value of the other, in a cell how many units they gave these two

  --observers rows|columns      the file holds values, and this is how its observers stand
  --header none|row|column|both which of the first row and column are names; found out if not said
  --missing <text>              a mark for «not coded», besides an empty cell

  --json                        one line for programs: { "value": … }, or { "value": null, "reason": "…" }

What each tells and does not tell, and where it comes from: docs/measures.md.`

const FLAGS = { metric: 'text', bootstrap: 'text', seed: 'text', weights: 'text', observers: 'text', header: 'text', missing: 'text', json: 'yes-no' } as const
type Flags = ReturnType<typeof readArguments<typeof FLAGS>>['flags']

/** Each with the options that only some know. */
const MEASURES: Readonly<Record<string, Readonly<{ options: readonly (keyof Flags)[]; find: (table: Texts, flags: Flags) => Finding }>>> = {
  'krippendorff-alpha': {
    options: ['metric', 'bootstrap', 'seed'],
    find: (table, flags) => {
      const rounds = wholeNumber('bootstrap', flags.bootstrap, 0, MOST_ROUNDS)
      const resampling = { rounds, draw: drawFrom(wholeNumber('seed', flags.seed, 1, Number.MAX_SAFE_INTEGER)) }
      return findAlpha(table, { metric: oneOf('metric', flags.metric, ['nominal', 'ordinal', 'interval', 'ratio']), layout: oneOf('observers', flags.observers, ['rows', 'columns']), rounds, resampling })
    },
  },
  'fleiss-kappa': { options: [], find: (table, flags) => findFleissKappa(table, layoutOf(flags)) },
  'cohen-kappa': { options: ['weights'], find: (table, flags) => findCohenKappa(table, layoutOf(flags), oneOf('weights', flags.weights, ['none', 'linear', 'quadratic'])) },
}

/** More would take all day, and say nothing new. */
const MOST_ROUNDS = 100_000

/**
 * Works out what was asked for, and gives what is said about it.
 * @throws CommandProblem where it can't be done
 */
export async function measureFile(typed: readonly string[]): Promise<string> {
  const { flags, rest: [name, path] } = readArguments(typed, FLAGS, { most: 2, help: HELP })
  const measure = MEASURES[name ?? '']
  if (name === undefined) throw new CommandProblem(HELP)
  if (measure === undefined) throw new CommandProblem(`There is no measure called «${name}». There are: ${Object.keys(MEASURES).join(', ')}.`)
  if (path === undefined) throw new CommandProblem(`Say which file: npm run measure -- ${name} <file.csv>`)
  const foreign = Object.values(MEASURES).flatMap(({ options }) => options).find((option) => flags[option] !== undefined && !measure.options.includes(option))
  if (foreign !== undefined) throw new CommandProblem(`${name} knows no --${foreign}.`)
  const table = (await readTable(path)).map((row) => row.map((cell) => (cell === flags.missing ? '' : cell)))
  const header = flags.header === undefined ? findHeader(table) : oneOf('header', flags.header, HEADERS)
  const { figures, sentence } = measure.find(valuesIn(table, header), flags)
  if (flags.json === true) return JSON.stringify(figures)
  return flags.header === undefined && header !== 'none' ? `${sentence}\nThe first ${TAKEN[header]} taken for names; --header says otherwise.` : sentence
}

const TAKEN = { row: 'row was', column: 'column was', both: 'row and the first column were' } as const

function layoutOf({ observers }: Flags): Layout {
  return observers === undefined ? 'counts' : oneOf('observers', observers, ['rows', 'columns'])
}

/** What was typed for an option; the first where nothing was. */
function oneOf<const Word extends string>(option: string, typed: string | undefined, words: readonly [Word, ...Word[]]): Word {
  const found = words.find((word) => word === (typed ?? words[0]))
  if (found === undefined) throw new CommandProblem(`--${option}: «${typed}» is none of ${words.join(', ')}.`)
  return found
}

function wholeNumber(option: string, typed: string | undefined, unsaid: number, most: number): number {
  const number = typed === undefined ? unsaid : /^\d{1,16}$/.test(typed) ? Number(typed) : Number.NaN
  if (!(number <= most)) throw new CommandProblem(`--${option}: write a whole number up to ${most.toLocaleString('en-GB')}.`)
  return number
}
