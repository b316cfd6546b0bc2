/** An operator puts a backup back: whole or not at all. */
import { resolve } from 'node:path'
import process from 'node:process'
import { migrate } from '#platform/database/migrate.ts'
import { restore } from '../backing-up.ts'
import { CommandProblem, readArguments, runCommand, say } from '../command-line.ts'
import { readConfig } from '../config.ts'
import { COMMAND, journalFolder, openAsSet } from '../open-as-set.ts'
import { SOURCE } from '../root.ts'

const HELP = `npm run restore -- <file> [--replace]

Puts a backup back: into the data folder's database, or into the one at DATABASE_URL. Stop the program first.
It is done whole or not at all. What was taken back or erased after the backup was made is taken out again,
as the journal says (journal/ in the data folder, or where JOURNAL says): on a new machine bring its files there first.

  --replace   where people or initiatives are there already: what is there now is gone then`

await runCommand(HELP, async (typed) => {
  const { flags, rest: [file] } = readArguments(typed, { replace: 'yes-no' }, { most: 1, help: HELP })
  if (file === undefined) throw new CommandProblem(`Say which file to restore.\n\n${HELP}`)
  const config = readConfig(process.env)
  const opened = await openAsSet(config, say, COMMAND)
  try {
    await migrate(opened.database, SOURCE)
    const journal = journalFolder(config)
    const { header, rows, again } = await restore(opened.where, resolve(process.env['INIT_CWD'] ?? '.', file), { journal, replace: flags.replace ?? false })
    say(`Restored ${rows.toLocaleString('en-GB')} rows, as they were at ${header.made}. Everybody signs in again.`)
    say(`From the journal in ${journal}: ${again} ${again === 1 ? 'thing' : 'things'} taken back or erased since then went again.`)
  } finally {
    await opened.stop()
  }
})
