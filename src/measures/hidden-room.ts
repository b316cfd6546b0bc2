/**
 * Numbers that add up, as pipes between joints: at each joint as much comes in as goes out, which says that parts make their total.
 * A hidden number can be another one where something can flow round through other hidden numbers without any falling below 0.
 */

/** One number: `cost` is how sorry we are to hide it. */
export type Pipe = Readonly<{ from: number; to: number; value: number; cost: number }>

/** Numbers under the threshold, and so many others with them that no hidden one can be worked out: see `suppressList`. */
export function whatToHide(pipes: readonly Pipe[], threshold: number): readonly boolean[] {
  const hidden = pipes.map(({ value }) => value < threshold)
  const room = Math.max(threshold - 1, 1)
  // What is hidden on the way is looked at as well. Hiding more never takes room from what has it.
  const queue = [...hidden.keys()].filter((pipe) => hidden[pipe])
  for (const at of queue) {
    const pipe = pipes[at]
    if (pipe === undefined) continue
    const around = (from: number, to: number, amount: number, more: boolean) => flowRound(pipes, hidden, { except: at, from, to, amount, more })
    if (pipe.value < threshold) {
      queue.push(...around(pipe.to, pipe.from, Math.max(room - pipe.value, 0), true).hid, ...around(pipe.from, pipe.to, pipe.value, true).hid)
    } else if (around(pipe.to, pipe.from, room, false).flowed + around(pipe.from, pipe.to, room, false).flowed < room) {
      queue.push(...around(pipe.to, pipe.from, room, true).hid)
    }
  }
  return hidden
}

type Way = Readonly<{ except: number; from: number; to: number; amount: number; more: boolean }>

/** Lets `amount` flow from one joint to another by hidden pipes, along them or back; where they don't suffice and `more` may be, hides the least that it takes. */
function flowRound(pipes: readonly Pipe[], hidden: boolean[], { except, from, to, amount, more }: Way): Readonly<{ flowed: number; hid: readonly number[] }> {
  const holds = pipes.map(({ value }) => value)
  const hid: number[] = []
  let flowed = 0
  while (flowed < amount) {
    const path = cheapestPath(pipes, { from, to, price: (at) => (at === except ? undefined : hidden[at] === true ? 0 : more ? pipes[at]?.cost : undefined), holds })
    if (path === undefined) break
    const most = path.reduce((least, { at, back }) => (back ? Math.min(least, holds[at] ?? 0) : least), amount - flowed)
    for (const { at, back } of path) {
      holds[at] = (holds[at] ?? 0) + (back ? -most : most)
      if (hidden[at] !== true) hid.push(at)
      hidden[at] = true
    }
    flowed += most
  }
  return { flowed, hid }
}

type Search = Readonly<{ from: number; to: number; price: (at: number) => number | undefined; holds: readonly number[] }>
type Piece = Readonly<{ at: number; back: boolean }>

/** Along a pipe anything can flow, back only what it holds. Bellman and Ford: goes over all pipes until no way becomes cheaper. */
function cheapestPath(pipes: readonly Pipe[], { from, to, price, holds }: Search): readonly Piece[] | undefined {
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
      if (look(pipe.from, pipe.to, { at, back: false }, paid)) cheaper = true
      if ((holds[at] ?? 0) > 0 && look(pipe.to, pipe.from, { at, back: true }, paid)) cheaper = true
    }
  }
  if (!reached.has(to)) return undefined
  const path: Piece[] = []
  for (let here = reached.get(to); here?.by !== undefined; here = reached.get(here.before ?? from)) path.push(here.by)
  return path
}
