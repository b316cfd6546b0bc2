/**
 * Where everything of the thread picture lies. Pure: a weave and a shape in, points and paths out. «Along» is the way the thread
 * runs, «across» is beside it: on a wide page along is to the right, on a phone it is down.
 */
import type { Knot, Stage, Weave } from './weave.rules.ts'

export type Shape = Readonly<{
  wide: boolean
  /** How long a stage is for one knot (wide: always; narrow: for each knot in it). */
  stage: number
  /** Between stages, where strands find together. */
  gap: number
  /** From row to row, across. */
  lane: number
  margin: Readonly<{ along: number; across: number }>
  /** How far words stand from the first row, and how much room they have. */
  words: number
  /** Between neighbours in a rope. */
  apart: number
}>

/** Across a page or a poster. */
export const WIDE: Shape = { wide: true, stage: 264, gap: 92, lane: 92, margin: { along: 16, across: 104 }, words: 264, apart: 7 }
/** Down a phone: strands at the left, words beside them. */
export const NARROW: Shape = { wide: false, stage: 98, gap: 86, lane: 15, margin: { along: 40, across: 14 }, words: 186, apart: 4.5 }

/** A rope crosses itself once in about this length. */
const TWIST = 44

type Point = Readonly<{ along: number; across: number }>
type Piece = Readonly<{ strand: number; path: string; over: boolean }>
export type DrawnKnot = Readonly<{ knot: Knot; at: Point; tail: Point; ends: boolean; x: number; y: number; endX: number; endY: number }>
export type Drawn = Readonly<{
  width: number; height: number
  pieces: readonly Piece[]
  knots: readonly DrawnKnot[]
  stages: readonly Readonly<{ stage: Stage; x: number; y: number }>[]
  /** Where the words of a knot begin. */
  wordsX(knot: DrawnKnot): number
}>

export function draw(weave: Weave, shape: Shape): Drawn {
  const counts = ([0, 1, 2] as const).map((stage) => weave.knots.filter((knot) => knot.stage === stage).length)
  const lengths = counts.map((count) => (shape.wide ? shape.stage : Math.max(1, count) * shape.stage))
  const starts = lengths.map((_, stage) => shape.margin.along + lengths.slice(0, stage).reduce((sum, length) => sum + length + shape.gap, 0))
  const rows = Math.max(0, ...weave.knots.map(({ row }) => row))
  const xy = ({ along, across }: Point) => (shape.wide ? { x: along, y: across } : { x: across, y: along })
  const places = new Map<string, DrawnKnot>()
  const indexes = [0, 0, 0]
  const goOn = new Set(weave.threads.map(({ from }) => from))
  for (const knot of weave.knots) {
    const index = indexes[knot.stage] ?? 0
    indexes[knot.stage] = index + 1
    const start = starts[knot.stage] ?? 0
    const across = shape.margin.across + knot.row * shape.lane
    const at = { along: shape.wide ? start : start + 20 + index * shape.stage, across }
    const ends = !goOn.has(knot.id)
    const tail = { along: ends && !shape.wide ? at.along + 30 : start + (lengths[knot.stage] ?? 0) - (ends ? 16 : 0), across }
    places.set(knot.id, { knot, at, tail, ends, ...xy(at), endX: xy(tail).x, endY: xy(tail).y })
  }
  const knots = [...places.values()]
  const end = (starts[2] ?? 0) + (lengths[2] ?? 0) + shape.margin.along
  const wide = shape.margin.across + rows * shape.lane
  const wordsAt = wide + 20
  return {
    width: shape.wide ? end : wordsAt + shape.words, height: shape.wide ? wide + 60 : end,
    pieces: [...knots.flatMap((place) => ropeOf(place, shape)), ...weave.threads.flatMap((thread) => bendOf(thread, places, starts, shape))].toSorted((one, other) => Number(one.over) - Number(other.over)),
    knots,
    stages: ([0, 1, 2] as const).map((stage) => ({ stage, ...(shape.wide ? { x: starts[stage] ?? 0, y: 32 } : { x: wordsAt, y: (starts[stage] ?? 0) - 16 }) })),
    wordsX: (knot) => (shape.wide ? knot.x + 2 : wordsAt),
  }
}

/** How far aside of its rope's middle a strand is at its place among so many. */
const aside = (place: number, many: number, { apart }: Shape) => (place - (many - 1) / 2) * apart

/** How often a rope of so many strands twists over a length. */
const twistsOf = (many: number, length: number) => (many < 2 ? 0 : Math.max(1, Math.floor(length / TWIST)))

/** The order of the strands after some twists: neighbours change places, by turns the even and the odd ones. */
export function orderAfter(many: number, twists: number): readonly number[] {
  const order = Array.from({ length: many }, (_, index) => index)
  for (let twist = 0; twist < twists; twist++) {
    for (let place = twist % 2; place + 1 < many; place += 2) [order[place], order[place + 1]] = [order[place + 1] ?? 0, order[place] ?? 0]
  }
  return order
}

/** From a knot to the end of its stage, the strands twist around each other. */
function ropeOf({ knot, at, tail }: DrawnKnot, shape: Shape): readonly Piece[] {
  const many = knot.strands.length
  const twists = twistsOf(many, tail.along - at.along)
  const steps = Math.max(1, twists)
  const pieces: Piece[] = []
  for (let step = 0; step < steps; step++) {
    const before = orderAfter(many, step)
    const after = twists === 0 ? before : orderAfter(many, step + 1)
    const from = at.along + ((tail.along - at.along) * step) / steps
    const to = at.along + ((tail.along - at.along) * (step + 1)) / steps
    for (const [index, strand] of knot.strands.entries()) {
      const a = { along: from, across: at.across + aside(before.indexOf(index), many, shape) }
      const b = { along: to, across: at.across + aside(after.indexOf(index), many, shape) }
      // By turns over and under, as ropes are.
      const over = b.across !== a.across && b.across > a.across === (step % 2 === 0)
      pieces.push({ strand, over, path: curve(a, b, shape) })
    }
  }
  return pieces
}

/** Between stages: from the end of one rope to the place in the next, and straight on to its knot. */
function bendOf({ strand, from, to }: Weave['threads'][number], places: ReadonlyMap<string, DrawnKnot>, starts: readonly number[], shape: Shape): readonly Piece[] {
  const source = places.get(from)
  const target = places.get(to)
  if (source === undefined || target === undefined) return []
  const many = source.knot.strands.length
  const left = orderAfter(many, twistsOf(many, source.tail.along - source.at.along)).indexOf(source.knot.strands.indexOf(strand))
  const a = { along: source.tail.along, across: source.tail.across + aside(left, many, shape) }
  const across = target.at.across + aside(target.knot.strands.indexOf(strand), target.knot.strands.length, shape)
  const b = { along: starts[target.knot.stage] ?? 0, across }
  const straight = target.at.along > b.along ? [{ strand, over: false, path: curve(b, { along: target.at.along, across }, shape) }] : []
  return [{ strand, over: true, path: curve(a, b, shape) }, ...straight]
}

const n = (value: number) => String(Math.round(value * 10) / 10)

/** A soft S between two points, straight where they lie in line. */
function curve(a: Point, b: Point, { wide }: Shape): string {
  const point = ({ along, across }: Point) => (wide ? `${n(along)} ${n(across)}` : `${n(across)} ${n(along)}`)
  if (a.across === b.across) return `M${point(a)}L${point(b)}`
  const middle = (a.along + b.along) / 2
  return `M${point(a)}C${point({ along: middle, across: a.across })} ${point({ along: middle, across: b.across })} ${point(b)}`
}

/** Breaks words into lines of about so many characters; what does not fit is cut with «…» (the outline has it whole). */
export function linesOf(words: string, characters: number, most: number): readonly string[] {
  const lines: string[] = ['']
  for (const word of words.split(/\s+/).filter(Boolean)) {
    const short = word.length > characters ? `${word.slice(0, characters - 1)}…` : word
    const line = lines.at(-1) ?? ''
    if (line === '') lines[lines.length - 1] = short
    else if (line.length + 1 + short.length <= characters) lines[lines.length - 1] = `${line} ${short}`
    else lines.push(short)
  }
  if (lines.length <= most) return lines
  const last = lines[most - 1] ?? ''
  const fits = last.length + 2 <= characters ? last : last.includes(' ') ? last.slice(0, last.lastIndexOf(' ')) : last.slice(0, characters - 2)
  return [...lines.slice(0, most - 1), `${fits} …`]
}
