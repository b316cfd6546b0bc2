/** A few places for what holds something while it lasts; whoever finds none waits for a moment. */
export class Places {
  #free: number
  readonly #waiting = new Set<() => void>()

  constructor(places: number) {
    this.#free = places
  }

  /** Takes a place; false where none was left within that time. */
  async take(longestMs: number): Promise<boolean> {
    if (this.#free > 0) {
      this.#free -= 1
      return true
    }
    return new Promise<boolean>((resolve) => {
      const mine = () => {
        clearTimeout(late)
        resolve(true)
      }
      const late = setTimeout(() => {
        this.#waiting.delete(mine)
        resolve(false)
      }, longestMs)
      this.#waiting.add(mine)
    })
  }

  /** Leaves a place to whoever has waited longest. */
  leave(): void {
    const [next] = this.#waiting
    if (next === undefined) this.#free += 1
    else {
      this.#waiting.delete(next)
      next()
    }
  }
}
