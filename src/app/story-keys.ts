/**
 * The keys that stories are sealed with: given as STORY_KEYS, or drawn once and kept in the data folder, never in the database and
 * never in a backup. A start that lacks a key refuses, rather than let anybody believe that stories are lost or safe.
 */
import { join } from 'node:path'
import { readFile } from 'node:fs/promises'
import type { Database } from '#platform/database/database.ts'
import { KeyRing, drawKey } from '#platform/sealing/key-ring.ts'
import { knowKey, listKeys } from '#stories/index.ts'
import { CommandProblem } from './command-line.ts'
import { keepDrawn } from './secret.ts'

/** In the data folder. */
export const KEY_FILE = 'story-keys'

type Where = Readonly<{ given: string | undefined; folder: string }>

/** The keys as they are written down; undefined where none are. */
export const readStoryKeys = async ({ given, folder }: Where): Promise<string | undefined> => given ?? readFile(join(folder, KEY_FILE), 'utf8').catch(() => undefined)

/**
 * @throws CommandProblem where keys are missing or can't be read
 */
export async function loadStoryKeys(database: Database, where: Where, now: Date): Promise<KeyRing> {
  const name = where.given === undefined ? join(where.folder, KEY_FILE) : 'STORY_KEYS'
  const written = await readStoryKeys(where)
  const known = await listKeys(database)
  if (written === undefined && known.length > 0) throw missing(name, known)
  const ring = KeyRing.read(written ?? await keepDrawn(where.folder, join(where.folder, KEY_FILE), drawKey()))
  if (ring === undefined) throw new CommandProblem(`${name} should hold keys of 43 letters each, the newest last. Put it back from where you keep a copy.`)
  const lacking = known.filter((id) => !ring.ids().includes(id))
  if (lacking.length > 0) throw missing(name, lacking)
  if (!(await knowKey(database, ring.current, { first: known.length === 0, now }))) throw missing(name, await listKeys(database))
  return ring
}

const missing = (name: string, ids: readonly string[]) => new CommandProblem(
  `Stories in this database are sealed with ${ids.length === 1 ? 'a key that is' : 'keys that are'} not in ${name} (${ids.join(', ')}). Put it back from where you keep a copy, or give the keys as STORY_KEYS: several programs on one database need the same. Without it nobody can read those stories again; docs/operations.md says what then.`)
