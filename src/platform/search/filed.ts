/** What this process knows of what things are filed under. It is asked once, for what stands under a number never changes; whether a thing may still be found the database says each time. */
import type { Database } from '../database/database.ts'
import { type Filed, fileThings, unknownAmong } from './filed.rules.ts'
import { readFiled } from './search.queries.ts'

/** Millions of things; what was known of more, most of them gone, is let go. */
const MOST_WORDS = 100_000

type Known = { filed: Filed; asking: Promise<void> }

const known = new WeakMap<object, Known>()

/** What everything that was found is filed under. No query, or one where something new was found. */
export async function filedOf(database: Database, found: Buffer): Promise<Filed> {
  const here = known.get(database.identity) ?? { filed: new Map(), asking: Promise.resolve() }
  known.set(database.identity, here)
  // Whoever comes while another asks waits, and mostly needs to ask no more.
  if (unknownAmong(found, here.filed) !== undefined) await (here.asking = here.asking.catch(() => undefined).then(() => learn(database, here, found)))
  return here.filed
}

async function learn(database: Database, here: Known, found: Buffer): Promise<void> {
  if (here.filed.size > MOST_WORDS) here.filed = new Map()
  const unknown = unknownAmong(found, here.filed)
  if (unknown !== undefined) fileThings(here.filed, await readFiled(database, unknown))
}
