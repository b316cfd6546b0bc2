/** Works out how alike people coded, beside the program, which goes on answering. Node runs it from the sources as it stands. */
import { parentPort, workerData } from 'node:worker_threads'
import { type Alike, type Codings, howAlike } from './agreement.rules.ts'

/** How far it is, then what it found. */
export type Told = Readonly<{ drawn: number }> | Readonly<{ alike: Alike }>

/** Telling more often would take longer than what is told of. */
const TOLD_EVERY = 100

function work(codings: Codings): void {
  const tell = (told: Told) => parentPort?.postMessage(told, [])
  const rounds = howAlike(codings)
  for (let [next, drawn] = [rounds.next(), 1]; ; next = rounds.next(), drawn++) {
    if (next.done === true) return tell({ alike: next.value })
    if (drawn % TOLD_EVERY === 0) tell({ drawn })
  }
}

work(workerData)
