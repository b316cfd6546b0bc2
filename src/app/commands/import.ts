/** `npm run import -- voices <file.csv> --initiative <name>`: brings a file of what people said into an initiative. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import process from 'node:process'
import { COLUMN_ROLES, type Mapping, findInitiativeForImport, guessMapping, importVoices, planImport, readSheet } from '#initiative/index.ts'
import { migrate } from '#platform/database/migrate.ts'
import { CommandProblem, readArguments, runCommand, say } from '../command-line.ts'
import { readConfig } from '../config.ts'
import { openBeside } from '../open-as-set.ts'
import { SOURCE } from '../root.ts'

const HELP = `Brings a CSV file of what people said into an initiative, all of it or nothing.

  npm run import -- voices <file.csv> --initiative <name> [--map …] [--leave-out] [--dry-run]

  --initiative <name>  the initiative's name in its address: /initiatives/<name>
  --map <columns>      which column holds what, where the headings don't tell:
                       words=<heading>,id=<heading>,at=<heading>,moderated=<heading>
  --leave-out          leave out rows that can't be taken, and bring in the others
  --dry-run            say what would come in, and change nothing

A row is known again by its own id, else by the file and the row: a second run adds nothing.
Rows that a moderator had left out come in hidden. What comes in is seen by members only.`

const SHEET_PROBLEMS = {
  'not-text': "The file isn't text in UTF-8. In a spreadsheet program choose «Save as» and «CSV UTF-8».",
  'not-a-table': "The file can't be read as a table. Check that every quotation mark is closed.",
  empty: 'There are no rows in the file below its headings.',
  'too-many-rows': 'The file has more than 20,000 rows. Split it.',
} as const

const ROW_PROBLEMS = {
  'no-words': 'there are no words in it',
  'too-long': 'it is longer than 10,000 characters',
  'unreadable-time': "the time in it can't be read",
  'id-twice': 'another row of the file has the same id',
  'other-words-before': 'a row with this id came in before, with other words',
} as const

/** Where it would fill the screen, the rest is counted. */
const NAMED = 50

await runCommand(HELP, async (typed) => {
  const { flags, rest: [what, path] } = readArguments(typed, { initiative: 'text', map: 'text', 'leave-out': 'yes-no', 'dry-run': 'yes-no' }, { most: 2, help: HELP })
  if (what !== 'voices' || path === undefined || flags.initiative === undefined) throw new CommandProblem(HELP)
  const { sheet, hash } = await readTable(path)
  const mapping = readMapping(flags.map, sheet.headings)
  const open = await openBeside(readConfig(process.env), say)
  try {
    await migrate(open.database, SOURCE)
    const initiative = await findInitiativeForImport(open.database, flags.initiative)
    if (initiative === undefined) throw new CommandProblem(`There is no initiative called «${flags.initiative}». Its name is the end of its address: /initiatives/<name>.`)
    const plan = await planImport(open.database, initiative.id, { sheet, mapping, hash })
    for (const { row, code } of plan.refused.slice(0, NAMED)) say(`Row ${row} can't be taken: ${ROW_PROBLEMS[code]}.`)
    if (plan.refused.length > NAMED) say(`… and ${plan.refused.length - NAMED} more rows that can't be taken.`)
    say(`${plan.fresh.length} new, ${plan.before} came in before, ${plan.refused.length} can't be taken.`)
    if (flags['dry-run'] === true) return say('Nothing was changed (--dry-run).')
    const imported = await open.database.transaction((trx) => importVoices(trx, {
      initiative: initiative.id, sheet, mapping, hash, fileName: basename(path), person: undefined, standpoint: undefined, seenBy: 'members', leaveOut: flags['leave-out'] === true,
    }))
    if (imported.kind === 'stopped') throw new CommandProblem('Nothing was brought in. Put the file right, or add --leave-out to bring in the others.')
    say(imported.kind === 'nothing-new' ? 'Everything in this file came in before. Nothing was added.' : `${imported.plan.fresh.length} voices came in.`)
  } finally {
    await open.stop()
  }
})

async function readTable(path: string) {
  const bytes = await readFile(path).catch(() => undefined)
  if (bytes === undefined) throw new CommandProblem(`Can't read «${path}». Check the name and the folder.`)
  const read = readSheet(bytes)
  if (read.kind === 'unreadable') throw new CommandProblem(SHEET_PROBLEMS[read.code] + (read.line === undefined ? '' : ` (Near line ${read.line}.)`))
  return read
}

/** `words=comment-body,id=comment-id`, on top of what the headings tell. */
function readMapping(typed: string | undefined, headings: readonly string[]): Mapping {
  const mapping: Record<string, string> = { ...guessMapping(headings) }
  for (const part of typed?.split(',') ?? []) {
    const [role = '', heading = ''] = part.split(/=(.*)/s)
    if (!COLUMN_ROLES.some((known) => known === role)) throw new CommandProblem(`--map: «${role}» is none of ${COLUMN_ROLES.join(', ')}.`)
    if (!headings.includes(heading)) throw new CommandProblem(`--map: the file has no column «${heading}». It has: ${headings.join(', ')}.`)
    mapping[role] = heading
  }
  if (mapping['words'] === undefined) throw new CommandProblem(`Say which column holds what people said: --map words=<heading>. The file has: ${headings.join(', ')}.`)
  return mapping
}
