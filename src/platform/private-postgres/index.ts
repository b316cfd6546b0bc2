/**
 * A PostgreSQL of the program's own: made at the first start, found again after a crash, kept running, stopped with it.
 * Reached through a Unix socket only, in a folder that no other account can enter. README.md beside this tells the rest.
 */
import { realpath } from 'node:fs/promises'
import { type Binaries, findBinaries, runnableBinaries } from './binaries.ts'
import { ensureCluster } from './cluster.ts'
import { type HeldFolder, holdDataFolder } from './hold.ts'
import { keepRunning } from './keep-running.ts'
import { clusterOf, findPlace, listHomes, type Place } from './place.ts'
import { PrivatePostgresProblem } from './problem.ts'
import { findRunningServer } from './processes.ts'
import { DATABASE, PORT, ROLE } from './settings.ts'
import { startServer } from './server.ts'

export { type HeldFolder, holdDataFolder } from './hold.ts'
export { PrivatePostgresProblem } from './problem.ts'

/** What a pg pool needs: `new Pool({ host: socketFolder, port, user, database })`. */
export type Connection = Readonly<{ socketFolder: string; port: number; user: string; database: string }>

export type PrivatePostgres = Connection &
  Readonly<{
    /** The server's process now; another one after it had to be started again. */
    readonly processId: number
    /** Whether this start made the database. */
    isNew: boolean
    /** Where PostgreSQL keeps its files: inside the data folder, or in /var/lib/thegither where that is closed to the server's account. */
    home: string
    /** Where its programs are. */
    binaries: string
    /** Settles only when the server could not be kept running; the program should say so and end. */
    lost: Promise<PrivatePostgresProblem>
    /** Stops the server, waits until it is gone, and lets the folder go. A second call does nothing. */
    stop: () => Promise<void>
  }>

export type StartOptions = Readonly<{
  /** The data folder, for example `<root>/data`. It is made where there is none. */
  folder: string
  /** False for tests only: faster, and a power cut may spoil the database. */
  durable?: boolean
  /** Told what takes time or what an operator should know, a line at a time. */
  say?: (line: string) => void
  /** From holdDataFolder, where the caller holds the folder already. It is let go at stop(). */
  hold?: HeldFolder
}>

/**
 * Starts the private server on a data folder, or takes over the one that a killed program left running there.
 *
 * @throws PrivatePostgresProblem with the reason in `code`, `folder-taken` where another program has the folder.
 * A start that fails leaves no server running, and the folder free.
 */
export async function startPrivatePostgres({ folder, durable = true, say = () => undefined, hold }: StartOptions): Promise<PrivatePostgres> {
  const held = hold ?? (await takeHold(folder))
  try {
    const found = await findBinaries()
    const place = await findPlace(folder, found.major)
    if (place.elsewhere) say(`The database is in ${place.home}: the account that runs PostgreSQL can't reach ${folder}.`)
    const binaries = await runnableBinaries(found, place.account, place.home)
    const isNew = await ensureCluster(binaries, place, durable)
    return await serve(binaries, place, { durable, say, isNew, held })
  } catch (error) {
    await held.release()
    throw error
  }
}

async function serve(
  binaries: Binaries,
  place: Place,
  { durable, say, isNew, held }: { durable: boolean; say: (line: string) => void; isNew: boolean; held: HeldFolder },
): Promise<PrivatePostgres> {
  const kept = await keepRunning(() => startServer(binaries, place, durable, say), say)
  let stopping: Promise<void> | undefined
  return {
    ...connectionTo(place.socketFolder),
    get processId() {
      return kept.processId()
    },
    isNew,
    home: place.home,
    binaries: binaries.root,
    lost: kept.lost,
    stop: () => (stopping ??= kept.stop().then(held.release)),
  }
}

async function takeHold(folder: string): Promise<HeldFolder> {
  const hold = await holdDataFolder(folder)
  if (hold.kind === 'held') return hold
  throw new PrivatePostgresProblem('folder-taken', `Another program is already running on ${folder}. Stop that one first, or choose another folder.`)
}

const connectionTo = (socketFolder: string): Connection => ({ socketFolder, port: PORT, user: ROLE, database: DATABASE })

/** The way to a server that is running on this folder now, for commands that work beside the program; undefined where none runs. */
export async function findPrivatePostgres(folder: string): Promise<Connection | undefined> {
  const { major } = await findBinaries()
  const path = await realpath(folder).catch(() => undefined)
  if (path === undefined) return undefined
  const { inside, standIn } = await listHomes(path, major)
  const running = (await findRunningServer(clusterOf(inside))) ?? (await findRunningServer(clusterOf(standIn)))
  return running?.note.ready === true ? connectionTo(running.note.socketFolder) : undefined
}
