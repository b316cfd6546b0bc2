/** What is ticked, on this page and on others, and how it is kept on the way from one to another. */
import type { Database, Transaction } from '#platform/database/database.ts'
import { type Done, done } from '#platform/http/write.tsx'
import { type Refused, refuse } from '#platform/problems.ts'
import type { SeenByMember } from '../initiative.gate.ts'
import type { ItemId } from '../tables.ts'
import { type LookedFor, sensePath } from './looked-for.ts'
import type { SenseForm } from './sense.form.ts'
import type { TicksId } from './tables.ts'
import { NO_TICKS, deleteOldTicks, findTicks, insertTicks, listFound } from './ticks.queries.ts'

export type TicksCode = 'too-many' | 'ticks-forgotten'

/** More at once than this nobody has read; and one step stays small enough to be undone. */
export const MOST_TICKED = 500

type Ticked = Readonly<{ all: readonly ItemId[]; elsewhere: readonly ItemId[] }>
type Sent = Pick<SenseForm, 'voices' | 'page' | 'kept' | 'do'>

const together = (sent: Sent, kept: readonly ItemId[]): Ticked => {
  const here = new Set(sent.kept)
  const elsewhere = kept.filter((one) => !here.has(one))
  return { all: [...new Set([...elsewhere, ...sent.voices, ...sent.page])], elsewhere }
}

/** All that is ticked, to do something with it: nothing is done with less than the page said. */
export async function tickedVoices(trx: Transaction, here: SeenByMember, { ticks }: LookedFor, sent: Sent): Promise<Ticked | Refused<TicksCode>> {
  const kept = ticks === undefined ? NO_TICKS : await findTicks(trx, here, ticks)
  if (kept === undefined) return refuse('voices', 'ticks-forgotten')
  const ticked = together(sent, kept.voices)
  return ticked.all.length > MOST_TICKED ? refuse('voices', 'too-many') : ticked
}

type Going = Readonly<{ looked: LookedFor; on: LookedFor; value: Sent; at: Date }>

/** Goes on to another page with what is ticked, or ticks all that is found. */
export async function goOn(trx: Transaction, here: SeenByMember, { looked, on, value, at }: Going): Promise<Done | Refused<TicksCode>> {
  const kept = looked.ticks === undefined ? undefined : await findTicks(trx, here, looked.ticks)
  const { all } = together(value, kept?.voices ?? [])
  const found = value.do === 'tick-found' ? await listFound(trx, here, { ...looked, most: MOST_TICKED + 1 }) : []
  const ticked = [...new Set([...all, ...found])]
  if (ticked.length > MOST_TICKED) return refuse('voices', 'too-many')
  return done(sensePath(here.initiative.slug, { ...on, ticks: await keepTicks(trx, here, ticked, at) }))
}

/** The key under which some voices stay ticked; none for none. */
export const keepTicks = async (trx: Transaction, here: SeenByMember, voices: readonly ItemId[], at: Date): Promise<TicksId | undefined> =>
  voices.length === 0 ? undefined : insertTicks(trx, here, voices, at)

/** Whoever comes back on another day begins anew. */
const KEEP_MS = 86_400_000

/** Forgets what nobody can mean any more. */
export const clearOldTicks = (database: Database, now: Date) => deleteOldTicks(database, new Date(now.getTime() - KEEP_MS))
