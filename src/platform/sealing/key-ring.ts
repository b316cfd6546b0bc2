/**
 * Keys with which words are sealed, so that whoever has only the database, or a backup of it, reads none of them. A key's id is made
 * of the key itself: a wrong key can't pass for another.
 */
import { type KeyObject, createHash, createSecretKey, randomBytes } from 'node:crypto'

/** What AES-256 takes. */
const KEY_BYTES = 32
const ID_LETTERS = 16

/** A key as it is written down. */
const WRITTEN = /^[A-Za-z0-9_-]{43}$/

/** Draws a key and writes it as it is kept in a file. */
export const drawKey = (): string => randomBytes(KEY_BYTES).toString('base64url')

/** By which a key is known where it must not be. */
export const keyId = (written: string): string => createHash('sha256').update(`key ${written}`).digest('base64url').slice(0, ID_LETTERS)

export class KeyRing {
  readonly #keys: ReadonlyMap<string, KeyObject>
  /** The key that words are sealed with from now on. */
  readonly current: string

  private constructor(written: readonly [string, ...string[]]) {
    this.#keys = new Map(written.map((key) => [keyId(key), createSecretKey(Buffer.from(key, 'base64url'))]))
    this.current = keyId(written.at(-1) ?? written[0])
  }

  /** The ring of some keys as they are written down, the newest last; undefined where that can't be read. */
  static read(text: string): KeyRing | undefined {
    const [first, ...rest] = text.split(/\s+/).filter((one) => one !== '')
    return first === undefined || ![first, ...rest].every((one) => WRITTEN.test(one)) ? undefined : new KeyRing([first, ...rest])
  }

  ids(): readonly string[] {
    return [...this.#keys.keys()]
  }

  /** @throws where the ring lacks it: the start looks for that before anybody can ask */
  keyOf(id: string): KeyObject {
    const key = this.#keys.get(id)
    if (key === undefined) throw new Error('words are sealed with a key that is not there')
    return key
  }
}
