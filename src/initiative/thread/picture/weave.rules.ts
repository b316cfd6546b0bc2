/**
 * What the thread picture shows, before it is drawn: which strands run through which knots, in the order of the outline. Pure.
 * Three stages, as a group knows them: heard, agreed, happened. Within a stage only its last step has a knot; the outline has them all.
 */
import type { ItemId, ItemKind } from '../../tables.ts'
import type { Outline, OutlineNode } from '../outline.rules.ts'

/** More strands than this can't be told apart on paper; the outline has them all. */
const MOST_STRANDS = 10

/** More knots in a stage than this make a picture that is longer than a page: the strands share them, and each ties what is left into one. */
const MOST_KNOTS = 16

export type Stage = 0 | 1 | 2
const STAGE: Readonly<Record<ItemKind, Stage>> = { voice: 0, theme: 0, need: 1, idea: 1, prototype: 1, test: 1, decision: 1, change: 2, outcome: 2 }

/** A place where strands come together. One without a node lets a strand through its stage, or stands for as many as it gathers. */
export type Knot = Readonly<{
  id: string; stage: Stage; node: OutlineNode | undefined
  /** So many of one strand, each too small to be seen. */
  gathers: number
  /** The strands that run through it, in the order of the outline. */
  strands: readonly number[]
  /** Across the flow: no two knots of a stage share a row. */
  row: number
}>
/** A strand from one knot to the next. */
type Thread = Readonly<{ strand: number; from: string; to: string }>

export type Weave = Readonly<{
  /** By stage, then by row. */
  knots: readonly Knot[]
  threads: readonly Thread[]
  /** For each strand: how much was said in it (a band, for its thickness), whether one's own words are among that, whether it is gone. */
  strands: readonly Readonly<{ weight: 1 | 2 | 3; mine: boolean; gone: boolean }>[]
  /** How many strands the outline has beyond these. */
  more: number
}>

/** How many rows a weave takes across the flow. */
export const rowsOf = ({ knots }: Weave): number => Math.max(0, ...knots.map(({ row }) => row + 1))

/** Weaves an outline. Deterministic: the same outline gives the same picture. */
export function weaveOf(outline: Outline, most = MOST_STRANDS, share?: number): Weave {
  const whole = new Map<ItemId, OutlineNode>()
  collect(outline.strands, whole)
  const roots = outline.strands.slice(0, most)
  const drawing = { whole, share: share ?? Math.max(1, Math.floor(MOST_KNOTS / Math.max(1, roots.length))), knots: new Map<string, Tied>(), threads: new Map<string, Thread>(), tied: new Map<string, number>() }
  for (const [strand, root] of roots.entries()) follow(drawing, strand, root, undefined, new Set())
  const knots = placed(drawing)
  return {
    knots, threads: [...drawing.threads.values()], more: outline.strands.length - roots.length,
    strands: roots.map((root) => {
      const { said, mine } = voicesIn(root)
      return { weight: said >= 20 ? 3 : said >= 5 ? 2 : 1, mine: mine > 0, gone: root.item.state !== 'there' }
    }),
  }
}

/** What was said in an item and in the themes inside it. */
function voicesIn({ item, voices, results }: OutlineNode): Readonly<{ said: number; mine: number }> {
  const inside = item.kind !== 'theme' ? [] : results.filter((one) => one.item.kind === 'theme').map(voicesIn)
  return { said: inside.reduce((sum, one) => sum + one.said, voices.said), mine: inside.reduce((sum, one) => sum + one.mine, voices.mine) }
}

type Tied = { readonly stage: Stage; readonly node: OutlineNode | undefined; readonly strands: Set<number>; gathers: number }
type Drawing = Readonly<{
  whole: ReadonlyMap<ItemId, OutlineNode>
  /** How many knots of a stage are one strand's. */
  share: number
  knots: Map<string, Tied>
  threads: Map<string, Thread>
  /** How many each strand has, by stage. */
  tied: Map<string, number>
}>

/** The full node of each item: where it stands again it says only that it stands above. */
function collect(nodes: readonly OutlineNode[], whole: Map<ItemId, OutlineNode>): void {
  for (const node of nodes) {
    if (!node.above) whole.set(node.item.id, node)
    collect(node.results, whole)
  }
}

/** Runs a strand through a node and on to what came of it. */
function follow(drawing: Drawing, strand: number, shown: OutlineNode, last: string | undefined, seen: Set<string>): void {
  const node = drawing.whole.get(shown.item.id) ?? shown
  const key = `${last ?? ''} ${node.item.id}`
  if (seen.has(key)) return
  seen.add(key)
  const stage = STAGE[node.item.kind]
  const goesOnWithin = stage === 1 && node.results.some(({ item }) => STAGE[item.kind] === 1)
  const passes = (stage === 0 && last !== undefined) || goesOnWithin
  const here = passes ? last : tie(drawing, strand, node.item.id, stage, node, last)
  if (stage === 2) return
  for (const result of node.results) follow(drawing, strand, result, here, seen)
  // What comes next of an agreement happened; what comes next of anything before it is on the way to one.
  if (node.more > 0) gatherInto(drawing, strand, node.item.kind === 'decision' ? 2 : 1, here).gathers += node.more
}

/** The knot in which a strand gathers what there is no room for in a stage. */
function gatherInto(drawing: Drawing, strand: number, stage: Stage, last: string | undefined): Tied {
  const id = `gathered-${strand}-${stage}`
  const knot = knotOf(drawing, id, stage, undefined)
  thread(drawing, strand, last, id)
  knot.strands.add(strand)
  return knot
}

/** A strand is full in a stage where as many knots were tied in it as it may have. */
const isFull = ({ tied, share }: Drawing, strand: number, stage: Stage): boolean => (tied.get(`${strand} ${stage}`) ?? 0) >= share

function knotOf({ knots }: Drawing, id: string, stage: Stage, node: OutlineNode | undefined): Tied {
  const knot = knots.get(id) ?? { stage, node, strands: new Set<number>(), gathers: 0 }
  knots.set(id, knot)
  return knot
}

function thread({ threads }: Drawing, strand: number, from: string | undefined, to: string): void {
  if (from !== undefined && from !== to) threads.set(`${from} ${to} ${strand}`, { strand, from, to })
}

/** Ties a strand to a knot, through the stage between where it skips one. */
function tie(drawing: Drawing, strand: number, id: string, stage: Stage, node: OutlineNode | undefined, last: string | undefined): string {
  const lastStage = last === undefined ? undefined : drawing.knots.get(last)?.stage
  const from = last !== undefined && lastStage === 0 && stage === 2 ? tie(drawing, strand, `through-${strand}`, 1, undefined, last) : last
  const known = drawing.knots.get(id)
  if (stage > 0 && node !== undefined && known?.strands.has(strand) !== true && isFull(drawing, strand, stage)) {
    gatherInto(drawing, strand, stage, from).gathers += 1
    return `gathered-${strand}-${stage}`
  }
  const knot = knotOf(drawing, id, stage, node)
  if (knot.node !== undefined && !knot.strands.has(strand)) drawing.tied.set(`${strand} ${knot.stage}`, (drawing.tied.get(`${strand} ${knot.stage}`) ?? 0) + 1)
  knot.strands.add(strand)
  thread(drawing, strand, from, id)
  return id
}

/** Gives each knot its row: near what it comes from, so that strands cross only where they must. */
function placed({ knots, threads }: Drawing): readonly Knot[] {
  const rows = new Map<string, number>()
  const all: Knot[] = []
  const into = Map.groupBy(threads.values(), ({ to }) => to)
  for (const stage of [0, 1, 2] as const) {
    const here = [...knots].filter(([, knot]) => knot.stage === stage).map(([id, knot], order) => {
      const sources = (into.get(id) ?? []).map(({ from }) => rows.get(from) ?? 0)
      const wanted = stage === 0 ? order : sources.length === 0 ? Infinity : sources.reduce((sum, row) => sum + row, 0) / sources.length
      return { id, knot, wanted, order }
    })
    let next = 0
    for (const { id, knot, wanted } of here.toSorted((one, other) => (one.wanted === other.wanted ? one.order - other.order : one.wanted - other.wanted))) {
      const row = Math.max(next, Number.isFinite(wanted) ? Math.floor(wanted) : 0)
      rows.set(id, row)
      next = row + 1
      all.push({ id, stage, node: knot.node, gathers: knot.gathers, strands: [...knot.strands].toSorted((one, other) => one - other), row })
    }
  }
  return all
}
