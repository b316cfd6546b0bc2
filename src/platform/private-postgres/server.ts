import { spawn } from 'node:child_process'
import { open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { asAccount } from './account.ts'
import { type Binaries, program } from './binaries.ts'
import type { Place } from './place.ts'
import { PrivatePostgresProblem } from './problem.ts'
import { clearOrphans, findRunningServer, isRunning, readServerNote, stopServer } from './processes.ts'
import { PORT, serverArguments } from './settings.ts'

/** Recovery after a crash can take long on a slow disk; people should know what they wait for. */
const SAY_SO_AFTER_MS = 3000

/** A server that answers. `gone` comes true when its process has ended, whoever ended it. */
export type Server = Readonly<{ processId: number; gone: Promise<void> }>

/**
 * The server on this place's cluster, answering: the one that an earlier program left behind where it was started as we
 * would start it, else a new one. The caller holds the data folder, so nobody else uses either.
 */
export async function startServer(binaries: Binaries, place: Place, durable: boolean, say: (line: string) => void): Promise<Server> {
  const command = [program(binaries, 'postgres'), ...serverArguments({ ...place, durable })]
  const running = await findRunningServer(place.cluster)
  if (running !== undefined) {
    const { processId } = running.note
    if (running.commandLine.join('\0') === command.join('\0') && (await becomesReady(place, processId, say))) {
      return { processId, gone: watch(processId) }
    }
    await stopServer(processId)
  }
  await clearOrphans(place.cluster)
  await clearNotes(place)
  return await startNew(command, place, say)
}

/** No server of ours runs now, so these notes are from one that was killed. Its number may be another process's by now, which would keep a new server from starting. */
async function clearNotes({ cluster, socketFolder }: Place) {
  for (const path of [join(cluster, 'postmaster.pid'), join(socketFolder, `.s.PGSQL.${PORT}.lock`)]) {
    await rm(path, { force: true })
  }
}

async function startNew([command = '', ...rest]: readonly string[], place: Place, say: (line: string) => void): Promise<Server> {
  // Not in the log folder: root must not write where the server's account could lay a link.
  const firstWords = join(place.home, 'last-start.log')
  // A new file each time: the one before may belong to another account, or be a link.
  await rm(firstWords, { force: true })
  const log = await open(firstWords, 'wx', 0o600)
  // A group of its own: Ctrl-C in the terminal reaches the program, and the program stops the server when it is done with it.
  const child = spawn(command, rest, { ...asAccount(place.account), detached: true, stdio: ['ignore', log.fd, log.fd] })
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  child.unref()
  await log.close()
  const processId = child.pid
  if (processId !== undefined && (await becomesReady(place, processId, say))) return { processId, gone }
  const words = await readFile(firstWords, 'utf8')
  throw new PrivatePostgresProblem('start-failed', `PostgreSQL did not start. Its log is in ${place.logFolder}. ${words.trim().slice(-2000)}`)
}

/** Waits as long as the process lives: to break off a recovery only makes the next one longer. False when it ended. */
async function becomesReady({ cluster }: Place, processId: number, say: (line: string) => void): Promise<boolean> {
  const start = performance.now()
  let said = false
  while (await isRunning(processId)) {
    const note = await readServerNote(cluster)
    if (note?.processId === processId && note.ready) return true
    if (!said && performance.now() - start > SAY_SO_AFTER_MS) {
      say('PostgreSQL is putting itself in order after it was stopped hard. This can take a minute.')
      said = true
    }
    await pause(10)
  }
  return false
}

/** How often we look whether a server that is not our child still lives. */
const LOOK_EVERY_MS = 500

async function watch(processId: number): Promise<void> {
  while (await isRunning(processId)) await pause(LOOK_EVERY_MS, undefined, { ref: false })
}
