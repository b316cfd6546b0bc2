/** Sealing every story anew with a new key, so that it can be cut off at any moment and gone on with; and dropping old keys. */
import { open, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Database } from '#platform/database/database.ts'
import { isServed } from '#platform/database/served.ts'
import { KeyRing, drawKey, keyId } from '#platform/sealing/key-ring.ts'
import { countSealed, forgetKeys, knowKey, listKeys, loseSealed, packMarks, sealSomeAnew } from '#stories/index.ts'
import { CommandProblem } from './command-line.ts'
import { KEY_FILE, readStoryKeys } from './story-keys.ts'

type Where = Parameters<typeof readStoryKeys>[0]

/**
 * Goes on with what was cut off, or begins with a new key.
 * @param tell told how many are done
 * @returns how many were sealed anew
 */
export async function rotateKeys(database: Database, where: Where, now: Date, tell: (done: number) => void): Promise<number> {
  await refuseCompany(database)
  const written = await loadWritten(database, where)
  const unfinished = [...(await countSealed(database)).keys()].some((id) => id !== ringOf(written).current)
  if (!unfinished && where.given !== undefined) throw new CommandProblem('Everything is sealed with the newest of STORY_KEYS. Add a new key at its end (43 letters and digits, as «openssl rand -base64 32 | tr +/ -_ | tr -d =» draws), and run this again.')
  const ring = unfinished ? ringOf(written) : await addKey(where.folder, written)
  // Known before anything is sealed with it: a start without it refuses.
  await knowKey(database, ring.current, { first: false, now })
  let done = 0
  for (let some = await sealSomeAnew(database, ring); some > 0; some = await sealSomeAnew(database, ring)) {
    done += some
    tell(done)
  }
  await packMarks(database)
  return done
}

/** Drops the keys with which nothing is sealed. @returns which are left */
export async function dropUnusedKeys(database: Database, where: Where): Promise<readonly string[]> {
  await refuseCompany(database)
  const written = await loadWritten(database, where)
  const left = await forgetKeys(database, ringOf(written).current)
  if (where.given === undefined) await writeWhole(join(where.folder, KEY_FILE), `${keysIn(written).filter((key) => left.includes(keyId(key))).join('\n')}\n`)
  return left
}

/**
 * Goes on without keys that are lost: what was sealed with them is deleted, and taken back everywhere. There is no other way left.
 * @returns how many stories are gone
 */
export async function giveUp(database: Database, where: Where, now: Date): Promise<number> {
  await refuseCompany(database)
  const written = await readStoryKeys(where)
  const held = written === undefined ? [] : ringOf(written).ids()
  const lost = (await listKeys(database)).filter((id) => !held.includes(id))
  if (lost.length === 0) throw new CommandProblem('No key is missing: nothing has to be given up.')
  return loseSealed(database, lost, now)
}

const keysIn = (written: string): readonly string[] => written.split(/\s+/).filter((key) => key !== '')

function ringOf(written: string): KeyRing {
  const ring = KeyRing.read(written)
  if (ring === undefined) throw new CommandProblem('The keys can’t be read: they should be 43 letters each, the newest last.')
  return ring
}

/** The keys, all that the database needs among them. */
async function loadWritten(database: Database, where: Where): Promise<string> {
  const written = await readStoryKeys(where)
  if (written === undefined) throw new CommandProblem('There are no keys here yet: the first start draws one.')
  const lacking = (await listKeys(database)).filter((id) => !ringOf(written).ids().includes(id))
  if (lacking.length > 0) throw new CommandProblem(`Stories are sealed with keys that are not here (${lacking.join(', ')}). Put them back first.`)
  return written
}

async function addKey(folder: string, written: string): Promise<KeyRing> {
  const all = `${[...keysIn(written), drawKey()].join('\n')}\n`
  await writeWhole(join(folder, KEY_FILE), all)
  return ringOf(all)
}

/** In the place of what was there, whole or not at all, and on disk before anything is sealed with it. */
async function writeWhole(path: string, text: string): Promise<void> {
  const draft = await open(`${path}.new`, 'w', 0o600)
  await draft.writeFile(text)
  await draft.sync()
  await draft.close()
  await rename(`${path}.new`, path)
  const around = await open(dirname(path), 'r')
  await around.sync()
  await around.close()
}

/** A program that runs would go on with the keys that it read at its start. */
async function refuseCompany(database: Database): Promise<void> {
  if (await isServed(database)) throw new CommandProblem('A Thegither is running on this database. Stop it first (every one, if there are several).')
}
