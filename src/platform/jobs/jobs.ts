/**
 * Work that follows a write and need not keep anybody waiting. A job is queued in the transaction that asks for it, done at
 * least once by any of the processes, tried again when it fails, and kept for an administrator when it fails each time.
 */
import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { PgBoss, fromKysely } from 'pg-boss'
import type { Enqueue } from '../activity.ts'
import type { Database } from '../database/database.ts'
import { type Log, describeFault } from '../log/log.ts'
import { buryJob } from './dead-jobs.ts'

type Ids = Readonly<Record<string, string>>

/** Done at least once, so doing it twice must do no harm. */
type Job = (ids: Ids) => Promise<void>
/** The jobs by the names under which they are queued. */
export type Jobs = Readonly<Record<string, Job>>
/** When jobs begin by themselves: cron, in UTC. */
export type Rounds = Readonly<Record<string, string>>

/** One queue for all, so that one question asks for all work; each job says which it is. */
const QUEUE = 'job'
const DEAD = 'dead-job'
type Queued = Readonly<{ job: string; ids: Ids }>

/** Half an hour in all before a job is given up: long enough for a database or a mail server to come back. */
const PATIENCE = { retryLimit: 8, retryDelay: 5, retryDelayMax: 900, retryBackoff: true }
/** A process that took a job and said nothing for this long is taken for dead, and the job is done by another. */
const SILENT_SECONDS = 30
/** So often it is looked for what such a process left. */
const UPKEEP_SECONDS = 15
/** A hundred thousand rows on a slow machine take minutes; what takes longer than this hangs. */
const LONGEST_SECONDS = 3600
/** So many at a time in a process: a letter need not wait until a long file has come in. */
const AT_ONCE = 2
/** So often it is looked for what other processes ask for; what this one asks for it begins at once. */
const LOOK_SECONDS = 1
/** Work that is done is of interest for a day. */
const KEEP_DONE_SECONDS = 86_400
const STOP_MS = 5000
/** A database that is away at the start is asked again. */
const ANOTHER_START_MS = 2000

export type OpenJobs = Readonly<{
  /** Waits until the queue is there; then part of the transaction. */
  enqueue: Enqueue
  /** Makes the queue's tables where they are missing (under a lock of its own) and begins to work. */
  start: (jobs: Jobs, rounds: Rounds) => Promise<void>
  /** Lets what is being done end. */
  stop: () => Promise<void>
}>

type Given = Readonly<{
  pool: pg.Pool
  database: Database
  log: Log
  /** For tests, which can't wait for half an hour. */
  patience?: Readonly<{ retryLimit: number; retryDelay: number }>
  /** For a test of what is begun at once. */
  lookSeconds?: number
}>

export function openJobs({ pool, database, log, patience = PATIENCE, lookSeconds = LOOK_SECONDS }: Given): OpenJobs {
  const started = Promise.withResolvers<Queue>()
  const stopping = new AbortController()
  let queue: Queue | undefined
  let starting: Promise<void> = Promise.resolve()
  const keepStarting = async (jobs: Jobs, rounds: Rounds) => {
    while (!stopping.signal.aborted && queue === undefined) {
      queue = await begin({ pool, database, log, patience, lookSeconds }, jobs, rounds).catch((error: unknown) => {
        log('jobs-fault', describeFault(error))
        return undefined
      })
      if (queue === undefined) await pause(ANOTHER_START_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
      else started.resolve(queue)
    }
  }
  return {
    enqueue: async (trx, job, ids) => {
      const { boss, wake } = await started.promise
      await boss.send(QUEUE, { job, ids }, { db: fromKysely(trx.tables<unknown>()) })
      trx.onceCommitted(wake)
    },
    start: (jobs, rounds) => (starting = keepStarting(jobs, rounds)),
    stop: async () => {
      stopping.abort()
      await starting
      await queue?.boss.stop({ graceful: true, timeout: STOP_MS, close: false })
    },
  }
}

/** `wake`: whoever works in this process looks at once for what there is to do. */
type Queue = Readonly<{ boss: PgBoss; wake: () => void }>

/** A queue that works; where the database is away it leaves nothing running. */
async function begin({ pool, database, log, patience, lookSeconds }: Required<Given>, jobs: Jobs, rounds: Rounds): Promise<Queue> {
  const boss = new PgBoss({ db: { executeSql: async (text, values) => pool.query(text, values) }, superviseIntervalSeconds: UPKEEP_SECONDS, monitorIntervalSeconds: UPKEEP_SECONDS })
  boss.on('error', (error) => { log('jobs-fault', describeFault(error)) })
  try {
    await boss.start()
    await boss.createQueue(DEAD)
    const how = { ...patience, deadLetter: DEAD, expireInSeconds: LONGEST_SECONDS, heartbeatSeconds: SILENT_SECONDS, deleteAfterSeconds: KEEP_DONE_SECONDS }
    await boss.createQueue(QUEUE, how)
    // One that an older program made keeps its ways until it is told.
    await boss.updateQueue(QUEUE, how)
    await beginRounds(boss, rounds)
    const work = () => boss.work<Queued>(QUEUE, { pollingIntervalSeconds: lookSeconds }, async (taken) => { for (const { data } of taken) await perform(jobs, data, log) })
    const workers = await Promise.all(Array.from({ length: AT_ONCE }, work))
    await boss.work<Queued>(DEAD, { pollingIntervalSeconds: 2 }, async (taken) => { for (const { id, data } of taken) await buryJob(database, { id, ...data }) })
    return { boss, wake: () => { for (const id of workers) boss.notifyWorker(id) } }
  } catch (error) {
    await boss.stop({ graceful: false, close: false }).catch(() => undefined)
    throw error
  }
}

async function perform(jobs: Jobs, queued: Queued, log: Log): Promise<void> {
  // The queue keeps what is thrown, and a database's words may quote what people typed: so nothing but the job's name.
  if (!(await succeeds(jobs, queued, log))) throw new Error(queued.job)
}

async function succeeds(jobs: Jobs, { job, ids }: Queued, log: Log): Promise<boolean> {
  const act = jobs[job]
  try {
    // A newer process may know it: it is tried again, and in the end kept.
    if (act === undefined) throw new Error('no such job')
    await act(ids)
    return true
  } catch (error) {
    log('job-failed', { job, ...describeFault(error) })
    return false
  }
}

/** The rounds of this program, and none that an older one left. */
async function beginRounds(boss: PgBoss, rounds: Rounds): Promise<void> {
  const known = await boss.getSchedules(QUEUE)
  for (const { key } of known) if (rounds[key] === undefined) await boss.unschedule(QUEUE, key)
  for (const [job, cron] of Object.entries(rounds)) await boss.schedule(QUEUE, cron, { job, ids: {} }, { key: job, tz: 'UTC' })
}
