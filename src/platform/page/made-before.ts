/**
 * Long parts of pages that follow from what they are given and the language, and from nothing else: made once of the same, for whoever is
 * shown the same. The database is asked each time, so that a part is never shown of what it no longer says.
 */
import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { localeNow } from '../words/locale.ts'

/** What nobody was shown for so long is forgotten as soon as anything is looked for. */
const LONGEST_MS = 60_000
/** Some hundred drawings of a thread. */
const MOST_CHARACTERS = 4 * 1024 * 1024

type Made = Readonly<{ text: string; size: number; at: number }>

/** The latest shown at the end. */
class Store {
  readonly #parts = new Map<string, Made>()
  #size = 0

  find(key: string, now: number): string | undefined {
    for (const [oldest, { at }] of this.#parts) {
      if (now - at < LONGEST_MS) break
      this.#forget(oldest)
    }
    const made = this.#parts.get(key)
    if (made === undefined) return undefined
    this.#parts.delete(key)
    this.#parts.set(key, { ...made, at: now })
    return made.text
  }

  keep(key: string, text: string, at: number): void {
    const size = key.length + text.length
    this.#parts.set(key, { text, size, at })
    this.#size += size
    for (const oldest of this.#parts.keys()) {
      if (this.#size <= MOST_CHARACTERS) break
      this.#forget(oldest)
    }
  }

  #forget(key: string): void {
    this.#size -= this.#parts.get(key)?.size ?? 0
    this.#parts.delete(key)
  }
}

/**
 * @param make gives the part as HTML. It may say sentences and nothing else that the page knows: no frame, no words that are explained, no time.
 * @returns the same part, made or made before. Facts are alike where they are as JSON.
 */
export function madeBefore<Facts>(make: (facts: Facts) => Child): (facts: Facts) => Child {
  const store = new Store()
  return (facts) => {
    const key = `${localeNow()} ${JSON.stringify(facts)}`
    const now = performance.now()
    const known = store.find(key, now)
    if (known !== undefined) return raw(known)
    // In one piece: a text that was put together of thousands is else put together again in each page.
    const text = Buffer.from(String(make(facts))).toString()
    store.keep(key, text, now)
    return raw(text)
  }
}
