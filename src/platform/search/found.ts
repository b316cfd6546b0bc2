/**
 * What has a common word is looked up once and kept by the process, as bits, until something that can be found changes: before it is used
 * again, the database says whether anything did, so what is taken back is counted no more at the next question of every process.
 */
import type { Database } from '../database/database.ts'
import { type Snapshot, hasChanged } from '../database/page-change.queries.ts'
import { type Reader, type Wanted, findAll } from './search.queries.ts'

/** So much is found again faster than it is asked whether it is still so. */
const FEW_BYTES = 200
/** As many words, each for some circles of readers, as are asked for again before they are forgotten. */
const MOST_KEPT = 400
/** What is open until a moment is counted for so long after it. */
const LONGEST_MS = 60_000

type Kept = Readonly<{ bits: Buffer; snapshot: Snapshot; at: number }>

const keptOf = new WeakMap<object, Map<string, Kept>>()

/** All that fits, whatever is chosen, as bits: see `filed.rules.ts`. One query. */
export async function allFound(database: Database, wanted: Omit<Wanted, 'chosen' | 'title'>, reader: Reader): Promise<Buffer> {
  const kept = keptOf.get(database.identity) ?? new Map<string, Kept>()
  keptOf.set(database.identity, kept)
  // Whoever may see the same finds the same.
  const key = JSON.stringify([wanted.query, wanted.loose, wanted.among, reader.sees, reader.groups.toSorted(), reader.within?.toSorted()])
  const at = reader.now.getTime()
  const before = kept.get(key)
  kept.delete(key)
  if (before !== undefined && Math.abs(at - before.at) < LONGEST_MS && !(await hasChanged(database, ['found'], before.snapshot))) {
    kept.set(key, before)
    return before.bits
  }
  const { bits, snapshot } = await findAll(database, wanted, reader)
  if (bits.length >= FEW_BYTES) kept.set(key, { bits, snapshot, at })
  for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest)
  return bits
}
