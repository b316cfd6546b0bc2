/** An operator puts a backup back: whole or not at all. */
import { resolve } from 'node:path'
import process from 'node:process'
import { migrate } from '#platform/database/migrate.ts'
import { openStore } from '#platform/upload/store.ts'
import { tidyStore } from '#platform/upload/tidy-store.ts'
import { restore } from '../backing-up.ts'
import { CommandProblem, readArguments, runCommand, say } from '../command-line.ts'
import { type Config, readConfig } from '../config.ts'
import { COMMAND, type Opened, journalFolder, openAsSet } from '../open-as-set.ts'
import { SOURCE } from '../root.ts'

const HELP = `npm run restore -- <file> [--replace]
npm run restore -- --tidy-store

Puts a backup back: into the data folder's database, or into the one at DATABASE_URL. Stop the program first.
It is done whole or not at all. What was taken back or erased after the backup was made is taken out again,
as the journal says (journal/ in the data folder, or where JOURNAL says): on a new machine bring its files there first.

  --replace      where people or initiatives are there already: what is there now is gone then
  --tidy-store   takes pictures out of the S3 store that this database doesn't know: they were sent after the
                 backup was made. Not on a test machine: the store is the one that others use`

async function putBack({ where }: Opened, config: Config, file: string, replace: boolean): Promise<void> {
  const journal = journalFolder(config)
  const { header, rows, again } = await restore(where, resolve(process.env['INIT_CWD'] ?? '.', file), { journal, replace })
  say(`Restored ${rows.toLocaleString('en-GB')} rows, as they were at ${header.made}. Everybody signs in again.`)
  say(`From the journal in ${journal}: ${again} ${again === 1 ? 'thing' : 'things'} taken back or erased since then went again.`)
}

/** Pictures that were sent after the backup lie where nothing refers to them any more. A store that can't be reached spoils no restore. */
async function lookInStore({ database }: Opened, { pictureStore }: Config, tidies: boolean): Promise<void> {
  if (pictureStore === undefined) {
    if (tidies) throw new CommandProblem('No S3 store is set, so there is nothing to tidy. Pictures lie in the database.')
    return
  }
  const lost = await tidyStore(database, openStore(pictureStore), tidies).catch((error: unknown) => {
    if (tidies) throw error
    return undefined
  })
  if (lost === undefined) say('The S3 store could not be looked into. When it can: npm run restore -- --tidy-store')
  else if (tidies) say(`Taken out of the S3 store: ${lost} ${lost === 1 ? 'picture' : 'pictures'} that this database doesn't know.`)
  else if (lost > 0) say(`The S3 store holds ${lost} ${lost === 1 ? 'picture' : 'pictures'} that this database doesn't know, sent after the backup. If nobody else uses that store, take them out: npm run restore -- --tidy-store`)
}

await runCommand(HELP, async (typed) => {
  const { flags, rest: [file] } = readArguments(typed, { replace: 'yes-no', 'tidy-store': 'yes-no' }, { most: 1, help: HELP })
  const tidies = flags['tidy-store'] === true
  if (file === undefined && !tidies) throw new CommandProblem(`Say which file to restore.\n\n${HELP}`)
  const config = readConfig(process.env)
  const opened = await openAsSet(config, say, COMMAND)
  try {
    await migrate(opened.database, SOURCE)
    if (file !== undefined) await putBack(opened, config, file, flags.replace ?? false)
    await lookInStore(opened, config, tidies)
  } finally {
    await opened.stop()
  }
})
