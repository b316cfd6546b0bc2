/**
 * Numbers that add up, as pipes between joints: at each joint as much comes in as goes out, which says that parts make their total.
 * A hidden number can be another one where something can flow round through other hidden numbers.
 */

/** One number: `cost` is how sorry we are to hide it. */
export type Pipe = Readonly<{ from: number; to: number; value: number; cost: number }>
/** What an attacker knows of a hidden number: from how much to how much it is. */
type Known = (value: number) => Readonly<{ least: number; most: number }>

/**
 * Numbers under the threshold, and so many others with them that no hidden one can be worked out: see `suppressList`. Against
 * somebody who is told which of the hidden ones are under the threshold, as far as hiding more can help; and, since with
 * everything hidden they may still know more than they should, against somebody who is not told.
 */
export function whatToHide(pipes: readonly Pipe[], threshold: number): readonly boolean[] {
  if (!Number.isSafeInteger(threshold) || threshold < 2) throw new RangeError(`A threshold of ${threshold} leaves nothing to hide in: 2 is the least.`)
  const hidden = pipes.map(({ value }) => value < threshold)
  const told = networkOf(pipes, hidden, (value) => (value < threshold ? { least: 0, most: threshold - 1 } : { least: threshold, most: Infinity }))
  const notTold = networkOf(pipes, hidden, () => ({ least: 0, most: Infinity }))
  // What is hidden on account of the one has to be looked at on account of the other.
  for (let more = true; more;) more = [protect(told, threshold), protect(notTold, threshold)].some((count) => count > 0)
  return hidden
}

/** `beside[joint]`: the pipes that begin or end there. */
type Network = Readonly<{ pipes: readonly Pipe[]; hidden: boolean[]; least: readonly number[]; most: readonly number[]; beside: readonly (readonly number[])[] }>

function networkOf(pipes: readonly Pipe[], hidden: boolean[], known: Known): Network {
  const beside: number[][] = []
  for (const [at, { from, to }] of pipes.entries()) for (const joint of [from, to]) (beside[joint] ??= []).push(at)
  return { pipes, hidden, least: pipes.map(({ value }) => known(value).least), most: pipes.map(({ value }) => known(value).most), beside }
}

/** Hides more until each hidden number has room, and says how many. Hiding more never takes room from what has it. */
function protect(network: Network, threshold: number): number {
  const room = threshold - 1
  const queue = [...network.hidden.keys()].filter((at) => network.hidden[at])
  const before = queue.length
  for (const at of queue) {
    const { from, to, value } = network.pipes[at] ?? NO_PIPE
    const down = (amount: number, more: boolean) => flowRound(network, { except: at, from, to, amount: Math.min(amount, value - (network.least[at] ?? 0)), more })
    const up = (amount: number) => flowRound(network, { except: at, from: to, to: from, amount: Math.min(amount, (network.most[at] ?? 0) - value), more: true })
    // What is hidden on the way is looked at as well.
    if (value < threshold) queue.push(...up(room - value).hid, ...down(value, true).hid)
    else {
      const more = up(room - down(room, false).flowed)
      queue.push(...more.hid, ...down(room - more.flowed, true).hid)
    }
  }
  return queue.length - before
}

const NO_PIPE: Pipe = { from: 0, to: 0, value: 0, cost: 0 }

type Way = Readonly<{ except: number; from: number; to: number; amount: number; more: boolean }>

/** Lets `amount` flow from one joint to another by hidden pipes, along them or back; where they don't suffice and `more` may be, hides the least that it takes. */
function flowRound(network: Network, way: Way): Readonly<{ flowed: number; hid: readonly number[] }> {
  const moved = new Map<number, number>()
  const hid: number[] = []
  let flowed = 0
  while (flowed < way.amount) {
    const path = cheapestPath(network, way, moved)
    if (path === undefined) break
    const most = Math.min(way.amount - flowed, ...path.map(({ at, back }) => roomIn(network, moved, at, back)))
    for (const { at, back } of path) {
      moved.set(at, (moved.get(at) ?? 0) + (back ? -most : most))
      if (network.hidden[at] !== true) hid.push(at)
      network.hidden[at] = true
    }
    flowed += most
  }
  return { flowed, hid }
}

/** How much more can flow along a pipe, or back. */
function roomIn({ pipes, least, most }: Network, moved: ReadonlyMap<number, number>, at: number, back: boolean): number {
  const holds = (pipes[at]?.value ?? 0) + (moved.get(at) ?? 0)
  return back ? holds - (least[at] ?? 0) : (most[at] ?? 0) - holds
}

type Piece = Readonly<{ at: number; back: boolean }>

/** From joint to joint, looking again from where a cheaper way has come to. What is hidden already costs nothing. */
function cheapestPath(network: Network, { except, from, to, more }: Way, moved: ReadonlyMap<number, number>): readonly Piece[] | undefined {
  const { pipes, hidden, beside } = network
  const paid = new Float64Array(beside.length).fill(Infinity)
  const by: (Piece & Readonly<{ before: number }>)[] = []
  paid[from] = 0
  const queue = [from]
  for (const joint of queue) {
    for (const at of beside[joint] ?? []) {
      const pipe = pipes[at] ?? NO_PIPE
      const back = pipe.from !== joint
      const next = back ? pipe.from : pipe.to
      const cost = (paid[joint] ?? 0) + (hidden[at] === true ? 0 : pipe.cost)
      if (at === except || (hidden[at] !== true && !more) || cost >= (paid[next] ?? 0) || cost >= (paid[to] ?? 0) || roomIn(network, moved, at, back) <= 0) continue
      paid[next] = cost
      by[next] = { at, back, before: joint }
      queue.push(next)
    }
  }
  if (paid[to] === Infinity) return undefined
  const path: Piece[] = []
  for (let here = by[to]; here !== undefined; here = by[here.before]) path.push(here)
  return path
}
