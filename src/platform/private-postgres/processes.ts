import { readdir, readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** What a server writes about itself into its folder (`postmaster.pid`). */
export type ServerNote = Readonly<{ processId: number; port: number; socketFolder: string; ready: boolean }>

/** Line numbers as PostgreSQL documents them in miscadmin.h (LOCK_FILE_LINE_…), counted from 0 here. */
const LINE = { processId: 0, port: 3, socketFolder: 4, status: 7 }

export async function readServerNote(cluster: string): Promise<ServerNote | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const processId = Number(lines[LINE.processId])
  if (!Number.isInteger(processId) || processId <= 0) return undefined
  return {
    processId,
    port: Number(lines[LINE.port]),
    socketFolder: lines[LINE.socketFolder] ?? '',
    ready: lines[LINE.status]?.trim() === 'ready',
  }
}

/** The server that runs on this cluster, even one that an earlier program left behind; process numbers are used again, so its command line has to say so. */
export async function findRunningServer(cluster: string): Promise<{ note: ServerNote; commandLine: readonly string[] } | undefined> {
  const note = await readServerNote(cluster)
  if (note === undefined) return undefined
  const commandLine = await readCommandLine(note.processId)
  return commandLine.includes(cluster) ? { note, commandLine } : undefined
}

const readCommandLine = async (processId: number) =>
  (await readFile(`/proc/${processId}/cmdline`, 'utf8').catch(() => '')).split('\0').slice(0, -1)

/** Still there, and not merely waiting for its parent to take note of its end. */
export async function isRunning(processId: number): Promise<boolean> {
  const stat = await readFile(`/proc/${processId}/stat`, 'utf8').catch(() => '')
  // "pid (name) state …"; the name may hold anything, so look behind its last bracket.
  const state = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3)
  return state !== '' && state !== 'Z' && state !== 'X'
}

/** How long the parts of a killed server get to see for themselves that it is gone. */
const PATIENCE_MS = 3000

/**
 * After a kill -9 of a server its parts live on for a moment, and hold on to its memory; a new server would refuse to
 * start. They all work in the cluster's folder, and so are known by it.
 */
export async function clearOrphans(cluster: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS
  let orphans = await listProcessesIn(cluster)
  while (orphans.length > 0) {
    // What was acknowledged is in the log on disk by then: killing loses nothing, recovery reads it.
    if (performance.now() > end) for (const orphan of orphans) signal(orphan, 'SIGKILL')
    await pause(20)
    orphans = await listProcessesIn(cluster)
  }
}

async function listProcessesIn(cluster: string): Promise<number[]> {
  const processIds = (await readdir('/proc')).map(Number).filter((number) => Number.isInteger(number) && number !== process.pid)
  const found = await Promise.all(
    processIds.map(async (processId) => {
      const [workingFolder, name] = await Promise.all([
        readlink(`/proc/${processId}/cwd`).catch(() => ''),
        readFile(`/proc/${processId}/comm`, 'utf8').catch(() => ''),
      ])
      return workingFolder === cluster && name.trim() === 'postgres' ? [processId] : []
    }),
  )
  return found.flat()
}

/** Sends a signal; nothing happens where nobody is there any more. */
export function signal(processId: number, name: NodeJS.Signals): void {
  try {
    process.kill(processId, name)
  } catch {
    // Gone already: that is what was wanted.
  }
}

/** A stop in three steps: ask (connections end, all is written), insist (recovery at the next start), kill. In milliseconds. */
const STOP_STEPS = [
  { name: 'SIGINT', patience: 30_000 },
  { name: 'SIGQUIT', patience: 5000 },
  { name: 'SIGKILL', patience: 5000 },
] as const

/** Stops a server and waits until it is gone. */
export async function stopServer(processId: number): Promise<void> {
  for (const { name, patience } of STOP_STEPS) {
    const end = performance.now() + patience
    signal(processId, name)
    while (performance.now() < end) {
      if (!(await isRunning(processId))) return
      await pause(10)
    }
  }
}
