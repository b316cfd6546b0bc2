/** `npm run import -- voices <file.csv> --initiative <name>`: brings a file of what people said into an initiative. */
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import process from 'node:process'
import { COLUMN_ROLES, type FileToRead, MOST_ROWS, type Mapping, SheetProblem, findInitiativeForImport, guessMapping, importVoices, lookAt, sortOut } from '#initiative/index.ts'
import type { Watch } from '#platform/forms/watch.ts'
import { KeyRing } from '#platform/sealing/key-ring.ts'
import { watchWords } from '#stories/index.ts'
import { migrate } from '#platform/database/migrate.ts'
import { newId } from '#platform/ids.ts'
import { CommandProblem, readArguments, runCommand, say } from '../command-line.ts'
import { type Config, readConfig } from '../config.ts'
import { dataFolder, openBeside } from '../open-as-set.ts'
import { SOURCE } from '../root.ts'
import { readStoryKeys } from '../story-keys.ts'

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
  'too-many-rows': `The file has more than ${MOST_ROWS.toLocaleString('en-GB')} rows. Split it.`,
} as const

const ROW_PROBLEMS = {
  'no-words': 'there are no words in it',
  'too-long': 'it is longer than 10,000 characters',
  'unreadable-time': "the time in it can't be read",
  'id-twice': 'another row of the file has the same id',
  'words-held': 'some of its words are from somebody’s story, word for word',
  'other-words-before': 'a row with this id came in before, with other words',
} as const

/** Where it would fill the screen, the rest is counted. */
const NAMED = 50

/** Somebody who waits wants to see that it goes on. */
const SAID_EVERY = 10_000

await runCommand(HELP, async (typed) => {
  const { flags, rest: [what, path] } = readArguments(typed, { initiative: 'text', map: 'text', 'leave-out': 'yes-no', 'dry-run': 'yes-no' }, { most: 2, help: HELP })
  if (what !== 'voices' || path === undefined || flags.initiative === undefined) throw new CommandProblem(HELP)
  const file: FileToRead = () => createReadStream(path)
  const look = await lookAt(file()).catch((error: unknown) => { throw whyNot(error, path) })
  const mapping = readMapping(flags.map, look.headings)
  const config = readConfig(process.env)
  const open = await openBeside(config, say)
  try {
    await migrate(open.database, SOURCE)
    const initiative = await findInitiativeForImport(open.database, flags.initiative)
    if (initiative === undefined) throw new CommandProblem(`There is no initiative called «${flags.initiative}». Its name is the end of its address: /initiatives/<name>.`)
    const source = { initiative: initiative.id, file, mapping, hash: look.hash, watch: await watchWith(config) }
    await sayWhatWouldCome(open.database, source)
    if (flags['dry-run'] === true) return say('Nothing was changed (--dry-run).')
    const imported = await importVoices(open.database, {
      ...source, id: newId<'import'>(), fileName: basename(path), person: undefined, standpoint: undefined, seenBy: 'members', leaveOut: flags['leave-out'] === true,
    }, async ({ read }) => { if (read % SAID_EVERY === 0) say(`${read} of ${look.rows} rows …`) })
    if (imported.kind === 'refused') throw new CommandProblem('Nothing was brought in. Put the file right, or add --leave-out to bring in the others.')
    say(imported.kind === 'imported' ? `${imported.tally.fresh} voices came in.` : 'Everything in this file came in before. Nothing was added.')
  } finally {
    await open.stop()
  }
})

/** Words of stories come in by no way; where no key was ever drawn there are none. */
async function watchWith(config: Config): Promise<Watch | undefined> {
  const keys = KeyRing.read(await readStoryKeys({ given: config.storyKeys, folder: dataFolder(config) }) ?? '')
  return keys === undefined ? undefined : watchWords(keys)
}

async function sayWhatWouldCome(...[database, source]: Parameters<typeof sortOut>): Promise<void> {
  let would = { fresh: 0, before: 0, refused: 0 }
  for await (const { refused, tally } of sortOut(database, source)) {
    for (const { row, code } of refused.slice(0, Math.max(0, NAMED - would.refused))) say(`Row ${row} can't be taken: ${ROW_PROBLEMS[code]}.`)
    would = tally
  }
  if (would.refused > NAMED) say(`… and ${would.refused - NAMED} more rows that can't be taken.`)
  say(`${would.fresh} new, ${would.before} came in before, ${would.refused} can't be taken.`)
}

function whyNot(error: unknown, path: string): unknown {
  if (error instanceof SheetProblem) return new CommandProblem(SHEET_PROBLEMS[error.code] + (error.line === undefined ? '' : ` (Near line ${error.line}.)`))
  return error instanceof Error && 'code' in error ? new CommandProblem(`Can't read «${path}». Check the name and the folder.`) : error
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
