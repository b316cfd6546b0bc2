/** The database that the settings name: our own under `data/`, or the one at DATABASE_URL. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type OpenDatabase, PROGRAM, type Where, openDatabase } from '#platform/database/open.ts'
import { type PrivatePostgres, findPrivatePostgres, startPrivatePostgres } from '#platform/private-postgres/index.ts'
import { CommandProblem } from './command-line.ts'
import type { Config } from './config.ts'
import { ROOT } from './root.ts'

/** The data folder: the private database, the journal, backups, the secret. */
export const dataFolder = (config: Config): string => resolve(ROOT, config.data)
/** Where the journal lies, which several processes on one database share. */
export const journalFolder = (config: Config): string => (config.journal === undefined ? resolve(dataFolder(config), 'journal') : resolve(ROOT, config.journal))

export type Opened = OpenDatabase & Readonly<{
  where: Where
  /** Settles only where our own database could not be kept running. */
  lost: Promise<Error>
  /** Closes the connections and stops what was started. */
  stop: () => Promise<void>
}>

/**
 * Opens the database for the program itself, or for a command that must be alone with it: the data folder is held from here on.
 * @param name what the server knows the connections by
 */
export async function openAsSet(config: Config, say: (line: string) => void, name = PROGRAM): Promise<Opened> {
  if (config.databaseUrl !== undefined) return openOutside(config.databaseUrl, name)
  const folder = dataFolder(config)
  const postgres = await startPrivatePostgres({ folder, say }).catch((error: unknown) => {
    const isFile = error instanceof Error && 'code' in error && (error.code === 'ENOTDIR' || error.code === 'EEXIST')
    throw isFile ? new CommandProblem(`${folder} can't be a folder: on the way to it is a file. Choose another place for DATA.`) : error
  })
  return openOwn(postgres, name)
}

/** The connections of commands: not the program's, so that one beside it is not taken for it. */
export const COMMAND = 'thegither-command'

/** Opens it for a command that may run beside the program: the server that is running, or one for as long as the command takes. */
export async function openBeside(config: Config, say: (line: string) => void): Promise<Opened> {
  if (config.databaseUrl === undefined && !existsSync(dataFolder(config))) {
    throw new CommandProblem(`There is no ${dataFolder(config)}: nothing was started here yet. Check DATA and DATABASE_URL.`)
  }
  const running = config.databaseUrl === undefined ? await findPrivatePostgres(dataFolder(config)) : undefined
  if (running === undefined) return openAsSet(config, say, COMMAND)
  const where = whereOf(running)
  const open = openDatabase(where, 2, COMMAND)
  await refuseUnfit(open, 'the database of the program that is running')
  return { ...open, where, lost: NEVER, stop: open.close }
}

/** A page holds one connection at most, so ten serve hundreds of people. */
const MOST = 10
const NEVER = new Promise<never>(() => undefined)

const whereOf = ({ socketFolder, port, user, database }: Pick<PrivatePostgres, 'socketFolder' | 'port' | 'user' | 'database'>): Where => ({ host: socketFolder, port, user, database })

function openOwn(postgres: PrivatePostgres, name: string): Opened {
  const where = whereOf(postgres)
  const open = openDatabase(where, MOST, name)
  return {
    ...open, where, lost: postgres.lost,
    stop: async () => {
      await open.close()
      await postgres.stop()
    },
  }
}

async function openOutside(connectionString: string, name: string): Promise<Opened> {
  const open = openDatabase({ connectionString }, MOST, name)
  await refuseUnfit(open, 'the database at DATABASE_URL')
  return { ...open, where: { connectionString }, lost: NEVER, stop: open.close }
}

/** The oldest PostgreSQL whose tests we run. */
const OLDEST = 150_000

async function refuseUnfit(open: OpenDatabase, name: string): Promise<void> {
  try {
    const { rows } = await open.pool.query<{ version: number }>("select current_setting('server_version_num')::int as version")
    if ((rows[0]?.version ?? 0) < OLDEST) throw new CommandProblem(`Thegither needs PostgreSQL 15 or later, and ${name} is older.`)
  } catch (error) {
    await open.close()
    if (error instanceof CommandProblem) throw error
    const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no answer'
    throw new CommandProblem(`Can't reach ${name} (${code}). Check that it runs, and the address, the name and the password.`)
  }
}
