import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { asAccount } from './account.ts'
import { type Binaries, program } from './binaries.ts'
import { ownFolder, type Place } from './place.ts'
import { PrivatePostgresProblem } from './problem.ts'
import { DATABASE, ROLE } from './settings.ts'

const UNFINISHED = 'cluster-being-made-'

/**
 * Makes the cluster with its one database where there is none. It takes its name when it is whole: a first start that was
 * cut off leaves nothing that could be taken for a database.
 *
 * @returns whether it was made now
 */
export async function ensureCluster(binaries: Binaries, place: Place, durable: boolean): Promise<boolean> {
  const existing = await readFile(join(place.cluster, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (existing !== undefined) return false
  for (const name of await readdir(place.home)) {
    if (name.startsWith(UNFINISHED)) await rm(join(place.home, name), { recursive: true, force: true, maxRetries: 5 })
  }
  // A name of its own each time: an initdb whose program was killed may still be at work in the one before.
  const unfinished = await mkdtemp(join(place.home, UNFINISHED))
  await ownFolder(unfinished, place.account)
  await runToEnd(program(binaries, 'initdb'), initArguments(unfinished, durable), place)
  const single = ['--single', '-D', unfinished, ...(durable ? [] : ['-c', 'fsync=off']), 'template1']
  await runToEnd(program(binaries, 'postgres'), single, place, `CREATE DATABASE ${DATABASE};\n`)
  await rename(unfinished, place.cluster)
  return true
}

/**
 * UTF-8, sorted by code point the same on every machine (the builtin provider never changes under an index, as a system's
 * own locales do); LC_CTYPE is UTF-8 too, else the search takes ’ and – for letters. No password: the folder is the lock.
 */
const initArguments = (cluster: string, durable: boolean) => [
  ...['-D', cluster, '-U', ROLE, '--encoding=UTF8'],
  ...['--locale=C.UTF-8', '--lc-messages=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ...['--auth-local=trust', '--auth-host=reject', '--no-instructions'],
  ...(durable ? [] : ['--no-sync']),
]

function runToEnd(command: string, commandArguments: readonly string[], place: Place, input = ''): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArguments, { ...asAccount(place.account), stdio: 'pipe' })
    let said = ''
    const listen = (chunk: Buffer) => (said += chunk.toString())
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('error', reject)
    child.once('close', (status) => {
      if (status === 0) resolve()
      else reject(new PrivatePostgresProblem('start-failed', `PostgreSQL could not make a new database: ${said.trim().slice(-2000)}`))
    })
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}
