/** How alike people coded in a long round: a job that works in a thread of its own, tells how far it is, and keeps what it found with what it found it from. */
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { InitiativeId } from '#initiative/index.ts'
import type { Database, Transaction } from '#platform/database/database.ts'
import { readId } from '#platform/ids.ts'
import { findBook } from '../code-book/code-book.queries.ts'
import { type Alike, type Codings, ROUNDS, SEED, codingsOf } from './agreement.rules.ts'
import type { Told } from './alike-worker.ts'
import { askForAlike, findRoundToWorkOut, keepAlike, moveAlike } from './alike.queries.ts'
import { findCoded } from './coder-sees.queries.ts'
import { isDone } from './coding.rules.ts'
import { findRound, listRoundStories } from './round.queries.ts'
import type { RoundId } from './tables.ts'

/** The name of the job. */
export const WORK_OUT_ALIKE = 'work-out-alike'
/** So many stories are worked out while somebody waits. */
export const SHORT_ROUND = 200
/** Whoever has told nothing for this long has died over it. */
export const QUIET_MS = 60_000

/** From the sources and from `dist` alike: package.json says where `#stories` is. */
const WORKER = createRequire(import.meta.url).resolve('#stories/coding/alike-worker.ts')

/** Has it worked out; asked twice, it is done once. */
export async function askToWorkOut(trx: Transaction, round: RoundId, now: Date): Promise<void> {
  if (await askForAlike(trx, round, { now, quietSince: new Date(now.getTime() - QUIET_MS) })) await trx.reactions.enqueue(trx, WORK_OUT_ALIKE, { round })
}

/** The job. Where a process died over it, it is done from the beginning: the same codings give the same. */
export async function workOutAlike(database: Database, ids: Readonly<Record<string, string>>, now: () => Date): Promise<void> {
  const id = readId<'coding-round'>(ids['round'])
  const initiative = id === undefined ? undefined : await findRoundToWorkOut(database, id)
  if (id === undefined || initiative === undefined) return
  const found = await loadCodings(database, initiative, id, now())
  if (found === undefined) return
  const alike = await inWorker(found.codings, async (drawn) => moveAlike(database, id, drawn, now()))
  await keepAlike(database, id, { ...found.from, alike, rounds: ROUNDS, seed: SEED, at: now() })
}

/** All of one moment: what is kept beside the result is what it came of. */
async function loadCodings(database: Database, initiative: InitiativeId, id: RoundId, now: Date) {
  return database.snapshot(async (snapshot) => {
    const round = await findRound(snapshot, initiative, id)
    if (round === undefined) return undefined
    const [all, coded, book] = [await listRoundStories(snapshot, id, now), await findCoded(snapshot, round, now), await findBook(snapshot, initiative, round.bookNumber)]
    const codings = codingsOf(all.filter((story) => isDone(story, round.coders)), round.coders.map((coder) => coder.id), book.codes.map((code) => code.id))
    return { codings, from: { ...coded, bookNumber: round.bookNumber } }
  })
}

/** @param moved told how many drawings are done; what it throws ends the work */
export async function inWorker(codings: Codings, moved: (drawn: number) => Promise<void>): Promise<Alike> {
  const worker = new Worker(WORKER, { workerData: codings, execArgv: [] })
  // A program that goes down does not wait for it: the job is done again by the next.
  worker.unref()
  try {
    return await new Promise<Alike>((resolve, reject) => {
      let last: Promise<void> = Promise.resolve()
      worker.on('error', reject)
      // It ends right after its answer, which may still wait for what it told before.
      worker.on('exit', () => { last.then(() => { reject(new Error('the worker ended without an answer')) }, reject) })
      worker.on('message', (told: Told) => {
        if ('drawn' in told) last = last.then(async () => moved(told.drawn)).catch(reject)
        else last.then(() => { resolve(told.alike) }, reject)
      })
    })
  } finally {
    await worker.terminate()
  }
}
