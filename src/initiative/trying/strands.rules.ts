/** What became of an idea: what was made to try it, how the tests went, and what that led to. Pure. */
import type { Day } from '#platform/time.ts'
import type { ItemId, ItemKind } from '../tables.ts'
import type { Result } from '../trial/tables.ts'

export type TriedNode = Readonly<{
  id: ItemId; kind: ItemKind; state: 'there' | 'taken-back' | 'hidden'
  /** Empty unless it is there. */
  words: string
  result: Result | null; from: Day | null; until: Day | null
  ended: boolean; endReason: string | null
  sources: readonly ItemId[]
}>

/** A prototype with its tests. */
export type MadeNode = Readonly<{ prototype: TriedNode; tests: readonly TriedNode[] }>

export type StrandState = 'set-aside' | 'agreed' | 'being-tested' | 'made' | 'nobody-yet' | Exclude<Result, 'too-early'>

export type IdeaStrand = Readonly<{
  idea: TriedNode
  state: StrandState
  made: readonly MadeNode[]
  /** Tests of the idea itself, with nothing made. */
  tests: readonly TriedNode[]
  led: readonly TriedNode[]
}>

/** Each idea with what came of it. What came of several ideas stands under each of them: it answers for all. */
export function strandsOf(ideas: readonly TriedNode[], below: readonly TriedNode[]): readonly IdeaStrand[] {
  const results = new Map<ItemId, TriedNode[]>()
  for (const node of below) for (const source of node.sources) results.set(source, [...(results.get(source) ?? []), node])
  return ideas.map((idea) => strandOf(idea, results))
}

function strandOf(idea: TriedNode, results: ReadonlyMap<ItemId, readonly TriedNode[]>): IdeaStrand {
  // In the order in which they came: a prototype that was made after a failed test stands after it, not inside it.
  const all: TriedNode[] = []
  const queue = [idea.id]
  for (let id = queue.shift(); id !== undefined; id = queue.shift()) {
    for (const node of results.get(id) ?? []) {
      if (all.includes(node)) continue
      all.push(node)
      if (node.kind === 'prototype' || node.kind === 'test') queue.push(node.id)
    }
  }
  const of = (kind: ItemKind) => all.filter((node) => node.kind === kind)
  const prototypes = of('prototype')
  const made = prototypes.map((prototype) => ({ prototype, tests: of('test').filter(({ sources }) => sources.includes(prototype.id)) }))
  const tests = of('test').filter(({ sources }) => !prototypes.some(({ id }) => sources.includes(id)))
  const led = all.filter(({ kind }) => kind === 'idea' || kind === 'decision')
  // What a host hid says nothing of how it stands.
  const open = (kind: ItemKind) => of(kind).filter(({ state }) => state === 'there')
  return { idea, state: stateOf(idea, open('test'), open('prototype').length, led.filter(({ state }) => state === 'there')), made, tests, led }
}

/** Where an idea stands: what was said of it comes first, then what it led to, then the last test that showed something. */
export function stateOf(idea: Pick<TriedNode, 'ended'>, tests: readonly TriedNode[], prototypes: number, led: readonly Pick<TriedNode, 'kind'>[]): StrandState {
  if (idea.ended) return 'set-aside'
  if (led.some(({ kind }) => kind === 'decision')) return 'agreed'
  const shown = tests.flatMap(({ result }) => (result === null || result === 'too-early' ? [] : [result])).at(-1)
  if (shown !== undefined) return shown
  if (tests.length > 0) return 'being-tested'
  return prototypes > 0 ? 'made' : 'nobody-yet'
}
