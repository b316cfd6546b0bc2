import { PrivatePostgresProblem } from './problem.ts'
import { stopServer } from './processes.ts'
import type { Server } from './server.ts'

/** Once is an accident; this often in a minute is a fault that starting again does not mend. */
const STARTS_A_MINUTE = 3
const MINUTE_MS = 60_000

export type Kept = Readonly<{ processId: () => number; lost: Promise<PrivatePostgresProblem>; stop: () => Promise<void> }>

/**
 * Starts a server and starts it again when it ends unasked (killed by hand, or by a system short of memory). PostgreSQL
 * recovers what was acknowledged; a pool connects again by itself.
 */
export async function keepRunning(start: () => Promise<Server>, say: (line: string) => void): Promise<Kept> {
  let server = await start()
  let stopping = false
  let restarting: Promise<void> = Promise.resolve()
  const restarts: number[] = []
  const { promise: lost, resolve: lose } = Promise.withResolvers<PrivatePostgresProblem>()

  const startAgain = async () => {
    if (stopping) return
    const now = performance.now()
    if (restarts.filter((at) => now - at < MINUTE_MS).length >= STARTS_A_MINUTE) {
      return lose(new PrivatePostgresProblem('keeps-stopping', 'PostgreSQL ended several times within a minute. Its log says more.'))
    }
    restarts.push(now)
    say('PostgreSQL ended unexpectedly and is being started again.')
    try {
      server = await start()
      watchOver()
    } catch (cause) {
      lose(cause instanceof PrivatePostgresProblem ? cause : new PrivatePostgresProblem('start-failed', 'PostgreSQL could not be started again.', cause))
    }
  }
  const watchOver = () => {
    void server.gone.then(() => (restarting = startAgain()))
  }
  watchOver()

  return {
    processId: () => server.processId,
    lost,
    stop: async () => {
      stopping = true
      // A restart that is under way ends first; what it started is stopped then.
      await restarting
      await stopServer(server.processId)
    },
  }
}
