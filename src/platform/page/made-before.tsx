/**
 * Long parts of pages that follow from what they are given and the language, and from nothing else: made once of the same, for whoever is
 * shown the same. The database is asked each time, so that a part is never shown of what it no longer says.
 */
import { raw } from 'hono/html'
import type { Child, FC } from 'hono/jsx'
import { localeNow } from '../words/locale.ts'
import { outsideFrame } from './frame.tsx'

/** What nobody was shown for so long is forgotten as soon as anything is looked for. */
const LONGEST_MS = 60_000
/** Some hundred drawings of a thread. */
const MOST_CHARACTERS = 4 * 1024 * 1024

type Parts<Name extends string> = Readonly<Record<Name, Child>>
type Made<Name extends string> = Readonly<{ parts: Parts<Name>; size: number; at: number }>

/** The latest shown at the end. */
class Store<Name extends string> {
  readonly #made = new Map<string, Made<Name>>()
  #size = 0

  find(key: string, now: number): Parts<Name> | undefined {
    for (const [oldest, { at }] of this.#made) {
      if (now - at < LONGEST_MS) break
      this.#forget(oldest)
    }
    const made = this.#made.get(key)
    if (made === undefined) return undefined
    this.#made.delete(key)
    this.#made.set(key, { ...made, at: now })
    return made.parts
  }

  keep(key: string, made: Made<Name>): void {
    this.#made.set(key, made)
    this.#size += made.size
    for (const oldest of this.#made.keys()) {
      if (this.#size <= MOST_CHARACTERS) break
      this.#forget(oldest)
    }
  }

  #forget(key: string): void {
    this.#size -= this.#made.get(key)?.size ?? 0
    this.#made.delete(key)
  }
}

/**
 * @param make gives the parts as HTML, by name. It may say sentences; it knows nothing else of the page, asks nobody and goes by no clock.
 * @returns the same parts, made or made before. Facts are alike where they are as JSON.
 */
export function madeBefore<Facts, Name extends string>(make: (facts: Facts) => Parts<Name>): (facts: Facts) => Parts<Name> {
  const store = new Store<Name>()
  return (facts) => {
    const key = `${localeNow()} ${JSON.stringify(facts)}`
    const now = performance.now()
    const known = store.find(key, now)
    if (known !== undefined) return known
    const texts: (readonly [name: string, text: string])[] = []
    const Making: FC = () => {
      for (const [name, part] of Object.entries<Child>(make(facts))) texts.push([name, inOnePiece(part)])
      return <></>
    }
    String(outsideFrame(<Making />))
    // As many and by the same names.
    const parts = Object.fromEntries<Child>(texts.map(([name, text]) => [name, raw(text)])) as Parts<Name>
    store.keep(key, { parts, size: texts.reduce((sum, [, text]) => sum + text.length, key.length), at: now })
    return parts
  }
}

/** A text that was put together of thousands would be put together again in each page. */
const inOnePiece = (part: Child): string => Buffer.from(String(part)).toString()
