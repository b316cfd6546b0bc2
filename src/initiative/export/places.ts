/** A few places for what holds something while it lasts, one of them a visitor at most; whoever finds none waits for a moment. */
export class Places {
  #free: number
  readonly #taken = new Set<string>()
  readonly #waiting = new Set<Readonly<{ who: string; enter: () => void }>>()

  constructor(places: number) {
    this.#free = places
  }

  /** Takes a place; false where none was left for this visitor within that time. */
  async take(who: string, longestMs: number): Promise<boolean> {
    if (this.#enter(who)) return true
    return new Promise<boolean>((resolve) => {
      const mine = {
        who,
        enter: () => {
          clearTimeout(late)
          resolve(true)
        },
      }
      const late = setTimeout(() => {
        this.#waiting.delete(mine)
        resolve(false)
      }, longestMs)
      this.#waiting.add(mine)
    })
  }

  /** Leaves a place to whoever has waited longest and has none. */
  leave(who: string): void {
    this.#taken.delete(who)
    this.#free += 1
    for (const next of this.#waiting) {
      if (!this.#enter(next.who)) continue
      this.#waiting.delete(next)
      next.enter()
    }
  }

  #enter(who: string): boolean {
    if (this.#free === 0 || this.#taken.has(who)) return false
    this.#free -= 1
    this.#taken.add(who)
    return true
  }
}

/** Each copy holds a connection of this process for as long as it is read; pages need the others. */
export const PLACES_FOR_COPIES = new Places(2)
/** A small copy is made in a moment: whoever comes third, or a second time, waits that long before they are asked to come again. */
export const LONGEST_WAIT_MS = 2_000
