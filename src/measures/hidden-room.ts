/**
 * Numbers that add up, as pipes between joints: at each joint as much comes in as goes out, which says that parts make their total.
 * A hidden number can be another one where something can flow round through other hidden numbers.
 */

/** One number: `cost` is how sorry we are to hide it. */
export type Pipe = Readonly<{ from: number; to: number; value: number; cost: number }>
/** What the attacker knows of a hidden number: from how much to how much it is. */
type Known = (value: number) => Readonly<{ least: number; most: number }>

/**
 * Numbers under the threshold, and so many others with them that no hidden one can be worked out: see `suppressList`. First against
 * somebody who is told which of the hidden ones are under the threshold, as far as hiding more can help; then, since with
 * everything hidden they still know more than they should, against somebody who is not told.
 */
export function whatToHide(pipes: readonly Pipe[], threshold: number): readonly boolean[] {
  if (!Number.isSafeInteger(threshold) || threshold < 2) throw new RangeError(`A threshold of ${threshold} leaves nothing to hide in: 2 is the least.`)
  const hidden = pipes.map(({ value }) => value < threshold)
  protect(pipes, hidden, threshold, (value) => (value < threshold ? { least: 0, most: threshold - 1 } : { least: threshold, most: Infinity }))
  protect(pipes, hidden, threshold, () => ({ least: 0, most: Infinity }))
  return hidden
}

/** Hides more until each hidden number has room. Hiding more never takes room from what has it. */
function protect(pipes: readonly Pipe[], hidden: boolean[], threshold: number, known: Known): void {
  const room = threshold - 1
  const queue = [...hidden.keys()].filter((pipe) => hidden[pipe])
  for (const at of queue) {
    const pipe = pipes[at]
    if (pipe === undefined) continue
    const around = (from: number, to: number, amount: number, more: boolean) => flowRound(pipes, hidden, { except: at, from, to, amount, more, known })
    if (pipe.value < threshold) {
      // What is hidden on the way is looked at as well.
      queue.push(...around(pipe.to, pipe.from, room - pipe.value, true).hid, ...around(pipe.from, pipe.to, pipe.value, true).hid)
    } else {
      const down = around(pipe.from, pipe.to, Math.min(room, pipe.value - known(pipe.value).least), false).flowed
      queue.push(...around(pipe.to, pipe.from, room - down, true).hid)
    }
  }
}

type Way = Readonly<{ except: number; from: number; to: number; amount: number; more: boolean; known: Known }>

/** Lets `amount` flow from one joint to another by hidden pipes, along them or back; where they don't suffice and `more` may be, hides the least that it takes. */
function flowRound(pipes: readonly Pipe[], hidden: boolean[], { except, from, to, amount, more, known }: Way): Readonly<{ flowed: number; hid: readonly number[] }> {
  const holds = pipes.map(({ value }) => value)
  const room = (at: number, back: boolean): number => {
    const { least, most } = known(pipes[at]?.value ?? 0)
    return back ? (holds[at] ?? 0) - least : most - (holds[at] ?? 0)
  }
  const price = (at: number) => (at === except ? undefined : hidden[at] === true ? 0 : more ? pipes[at]?.cost : undefined)
  const hid: number[] = []
  let flowed = 0
  while (flowed < amount) {
    const path = cheapestPath(pipes, { from, to, price, room })
    if (path === undefined) break
    const most = Math.min(amount - flowed, ...path.map(({ at, back }) => room(at, back)))
    for (const { at, back } of path) {
      holds[at] = (holds[at] ?? 0) + (back ? -most : most)
      if (hidden[at] !== true) hid.push(at)
      hidden[at] = true
    }
    flowed += most
  }
  return { flowed, hid }
}

type Search = Readonly<{ from: number; to: number; price: (at: number) => number | undefined; room: (at: number, back: boolean) => number }>
type Piece = Readonly<{ at: number; back: boolean }>

/** Bellman and Ford: goes over all pipes until no way becomes cheaper. */
function cheapestPath(pipes: readonly Pipe[], { from, to, price, room }: Search): readonly Piece[] | undefined {
  const reached = new Map<number, Readonly<{ cost: number; by?: Piece; before?: number }>>([[from, { cost: 0 }]])
  const look = (here: number, there: number, by: Piece, paid: number) => {
    const cost = (reached.get(here)?.cost ?? Infinity) + paid
    if (cost >= (reached.get(there)?.cost ?? Infinity)) return false
    reached.set(there, { cost, by, before: here })
    return true
  }
  for (let cheaper = true; cheaper;) {
    cheaper = false
    for (const [at, pipe] of pipes.entries()) {
      const paid = price(at)
      if (paid === undefined) continue
      if (room(at, false) > 0 && look(pipe.from, pipe.to, { at, back: false }, paid)) cheaper = true
      if (room(at, true) > 0 && look(pipe.to, pipe.from, { at, back: true }, paid)) cheaper = true
    }
  }
  if (!reached.has(to)) return undefined
  const path: Piece[] = []
  for (let here = reached.get(to); here?.by !== undefined; here = reached.get(here.before ?? from)) path.push(here.by)
  return path
}
