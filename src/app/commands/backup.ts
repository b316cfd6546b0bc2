/** An operator makes a backup: the whole database in one file, while the program runs or not. */
import { join, resolve } from 'node:path'
import process from 'node:process'
import { backUp } from '../backing-up.ts'
import { readArguments, runCommand, say } from '../command-line.ts'
import { readConfig } from '../config.ts'
import { dataFolder, openBeside } from '../open-as-set.ts'

const HELP = `npm run backup [-- <file>]

Writes the whole database, as it is at this moment, into one file. The program may run meanwhile.
Without a file's name it goes to backups/ in the data folder. Keep copies on another machine:
a backup holds people's names, addresses and words, so keep it where few can read it.
Not in it: sessions and links (everybody signs in again after a restore), and the files
journal/ and secret beside the database, which must be kept too (docs/operations.md).`

const nameAt = (now: Date) => `thegither-${now.toISOString().slice(0, 19).replaceAll(':', '')}Z.backup`

await runCommand(HELP, async (typed) => {
  const { rest: [file] } = readArguments(typed, {}, { most: 1, help: HELP })
  const config = readConfig(process.env)
  const now = new Date()
  const path = file === undefined ? join(dataFolder(config), 'backups', nameAt(now)) : resolve(process.env['INIT_CWD'] ?? '.', file)
  const opened = await openBeside(config, say)
  try {
    const { tables, rows, bytes } = await backUp(opened.database, opened.where, path, now)
    say(`${path}: ${rows.toLocaleString('en-GB')} rows of ${tables} tables, ${Math.ceil(bytes / 1024).toLocaleString('en-GB')} kB.`)
  } finally {
    await opened.stop()
  }
})
