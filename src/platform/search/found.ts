/**
 * What hundreds have is looked up once and kept by the process until something that can be found changes: before it is used again, the
 * database says whether anything did. So what is taken back is counted no more at the next question of every process.
 */
import type { Database } from '../database/database.ts'
import { type Snapshot, hasChanged } from '../database/page-change.queries.ts'
import { filedOf } from './filed.ts'
import type { Question } from './looked-for.rules.ts'
import { type Read, type Reader, findAll, readQuestion } from './search.queries.ts'
import { type Tally, countTally } from './tally.rules.ts'

/** Fewer are found again as fast as it is asked whether they are still so. */
const FEW_BYTES = 200
/** So many questions, each of some circle of readers; and so many choices among what each finds. */
const [MOST_KEPT, MOST_CHOICES] = [100, 20]
/** What is open until a moment is counted for so long after it. */
const LONGEST_MS = 60_000

/** How the words are read, and all that fits them, whatever is chosen, as bits: see `filed.rules.ts`. */
export type Found = Readonly<{ read: Read; among: readonly number[] | undefined; bits: Buffer; tallies: Map<string, Tally> }>
type Kept = Readonly<{ found: Found; snapshot: Snapshot; at: number }>

const keptOf = new WeakMap<object, Map<string, Kept>>()

/**
 * One query, or two.
 * @param browsed the facets of which any is looked for where no words are
 */
export async function allFound(database: Database, question: Question, browsed: readonly string[] | undefined, reader: Reader): Promise<Found> {
  const kept = keptOf.get(database.identity) ?? new Map<string, Kept>()
  keptOf.set(database.identity, kept)
  // Whoever may see the same finds the same.
  const key = JSON.stringify([question, browsed, reader.sees, reader.groups.toSorted(), reader.within?.toSorted()])
  const at = reader.now.getTime()
  const before = kept.get(key)
  const isStill = before !== undefined && Math.abs(at - before.at) < LONGEST_MS && !(await hasChanged(database, ['found'], before.snapshot))
  const now = isStill ? before : { ...(await find(database, question, browsed, reader)), at }
  // Whoever asks the same meanwhile finds what was there; what was asked for last stands last.
  kept.delete(key)
  if (now.found.bits.length >= FEW_BYTES) kept.set(key, now)
  for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest)
  return now.found
}

async function find(database: Database, question: Question, browsed: readonly string[] | undefined, reader: Reader): Promise<Omit<Kept, 'at'>> {
  // The snapshot is the earlier of two: what changed between them counts as a change.
  const { read, snapshot } = await readQuestion(database, question, reader)
  const among = browsed?.flatMap((name) => read.facets.get(name) ?? [])
  const looks = among === undefined ? read.query !== undefined : among.length > 0
  return { found: { read, among, bits: looks ? await findAll(database, { ...read, among }, reader) : Buffer.alloc(0), tallies: new Map() }, snapshot }
}

/** A list that is chosen from, by its name, and the facets of it that are chosen. */
export type Choice = Readonly<{ name: string; ids: readonly number[] }>

/** How many of it fit. No query, or one where something new was found. */
export async function tallyOf(database: Database, { read, bits, tallies }: Found, chosen: readonly Choice[]): Promise<Tally> {
  const key = JSON.stringify(chosen)
  const before = tallies.get(key)
  if (before !== undefined) return before
  const filed = await filedOf(database, bits)
  const lists = new Map(chosen.map(({ name }, at) => [name, at]))
  const names = new Map([...read.facets].map(([name, id]) => [id, name]))
  const tally = countTally(bits, filed, chosen.map(({ ids }) => ids), (id) => lists.get(listName(names.get(id) ?? '')))
  if (tallies.size >= MOST_CHOICES) tallies.clear()
  tallies.set(key, tally)
  return tally
}

/** @example listName('type:toolkit') // 'type' */
export const listName = (facet: string): string => facet.slice(0, facet.indexOf(':'))
