/**
 * «What happened to what was said»: the thread as an ordered outline. Pure. Pages, exports and the picture are all made from what
 * this gives, so that none can show what another hides. It knows nothing of single voices: they are counted, by what rests on them.
 */
import type { Day } from '#platform/time.ts'
import type { Said } from '../answer/tables.ts'
import type { RecordedEnding } from '../happened/ending.queries.ts'
import type { EndingKind } from '../happened/tables.ts'
import type { PromiseState } from '../reply/promise.rules.ts'
import type { ReplyKind } from '../reply/tables.ts'
import type { ItemId, ItemKind } from '../tables.ts'
import type { Shown } from '../ways/ways.rules.ts'
import type { Result } from '../trial/tables.ts'

/** There to be read; taken back by whoever made it; hidden by a host. */
export type ItemState = 'there' | 'taken-back' | 'hidden'

export type ThreadItem = Readonly<{
  id: ItemId; kind: ItemKind; state: ItemState
  /** Empty unless it is there. */
  words: string
  recordedAt: Date
  /** Since when a change is there, or on which day people told us. */
  day?: Day | undefined
  /** Every time that somebody said that it stops, the earliest first. */
  endings?: readonly RecordedEnding[]
  /** Where it stops now. */
  ending?: Readonly<{ kind: EndingKind; reason: string | undefined; at: Date }> | undefined
  /** What those with the power last said to it. */
  answer?: Readonly<{ body: string; said: Said; why: string | null; byWhen: Day | null }> | undefined
  /** The last reply to those who said it. */
  reply?: Readonly<{ kind: ReplyKind; words: string }> | undefined
  /** For a test: how it went, and what was learned. */
  tested?: Readonly<{ result: Result; learned: string | null }> | undefined
  /** For an agreement: what state its reply is in. */
  promise?: PromiseState | undefined
  /** The ways of doing it together that it shows. */
  ways?: readonly Shown[] | undefined
}>

/** What was said, as numbers: still there, taken back, and said by whoever is looking (among those that are there). */
export type VoiceCount = Readonly<{ said: number; takenBack: number; mine: number }>
export const NO_VOICES: VoiceCount = { said: 0, takenBack: 0, mine: 0 }

/** A link between items above the voices. */
export type ThreadLink = Readonly<{ source: ItemId; result: ItemId }>

export type ThreadFacts = Readonly<{
  /** In the order in which they are shown: the earliest first. */
  items: readonly ThreadItem[]
  links: readonly ThreadLink[]
  /** What rests directly on voices, and on how many. */
  voices: ReadonlyMap<ItemId, VoiceCount>
  /** Where these are not all: how many of what comes next of an item are not among them, as far as they are there to be read. */
  more?: ReadonlyMap<ItemId, number> | undefined
  moreSources?: ReadonlyMap<ItemId, number> | undefined
}>

/** How a strand ends where nothing (more) came of it. There is always something to say. */
export type StrandEnd =
  | Readonly<{ kind: EndingKind; reason: string | undefined }>
  | Readonly<{ kind: 'nobody-yet' | 'nothing-yet' | 'did' }>
  | Readonly<{ kind: 'did-not'; reason: string }>
  | Readonly<{ kind: 'waiting' | 'overdue'; by: Day }>

export type OutlineNode = Readonly<{
  item: ThreadItem
  voices: VoiceCount
  /** It stands further up with all that came of it: nothing is told twice. */
  above: boolean
  results: readonly OutlineNode[]
  /** So much more came of it, which its own page tells. */
  more: number
  end: StrandEnd | undefined
}>

export type Outline = Readonly<{
  /** A strand for each theme, and for whatever else rests on nothing above the voices; themes first. */
  strands: readonly OutlineNode[]
}>

type Index = Readonly<{ byId: ReadonlyMap<ItemId, ThreadItem>; results: ReadonlyMap<ItemId, readonly ItemId[]>; sources: ReadonlyMap<ItemId, readonly ItemId[]>; voices: ThreadFacts['voices']; more: ThreadFacts['more'] }>

function addTo(lists: Map<ItemId, ItemId[]>, key: ItemId, one: ItemId): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [one])
  else list.push(one)
}

function indexOf({ items, links, voices, more }: ThreadFacts): Index {
  const byId = new Map(items.map((item) => [item.id, item]))
  const place = new Map(items.map((item, index) => [item.id, index]))
  const results = new Map<ItemId, ItemId[]>()
  const sources = new Map<ItemId, ItemId[]>()
  for (const { source, result } of links) {
    // A link to something that this person can't see is no link for them.
    if (!byId.has(source) || !byId.has(result)) continue
    addTo(results, source, result)
    addTo(sources, result, source)
  }
  for (const all of [...results.values(), ...sources.values()]) if (all.length > 1) all.sort((one, other) => (place.get(one) ?? 0) - (place.get(other) ?? 0))
  return { byId, results, sources, voices, more }
}

/**
 * Themes in themes are read from the widest to the narrowest: a narrower one stands inside, though the wider rests on it. Whoever follows
 * one item back or forward follows the links as they are.
 */
function widestFirst(facts: ThreadFacts): ThreadFacts {
  const themes = new Set(facts.items.filter(({ kind }) => kind === 'theme').map(({ id }) => id))
  return { ...facts, links: facts.links.map((link) => (themes.has(link.source) && themes.has(link.result) ? { source: link.result, result: link.source } : link)) }
}

/** The whole thread, from what was heard to what happened. */
export function outlineOf(facts: ThreadFacts): Outline {
  const index = indexOf(widestFirst(facts))
  const roots = facts.items.filter(({ id }) => (index.sources.get(id) ?? []).length === 0)
  const told = new Set<ItemId>()
  const ordered = [...roots.filter(({ kind }) => kind === 'theme'), ...roots.filter(({ kind }) => kind !== 'theme')]
  return { strands: ordered.map((item) => nodeOf(index, item, told)) }
}

/** The strands that begin with some items, in their order: as much of a thread as a page carries. */
export function strandsOf(facts: ThreadFacts, begins: readonly ItemId[]): Outline {
  return { strands: forwardOf(widestFirst(facts), begins) }
}

/** What came of some items, e.g. of one voice: a tree that begins with them. */
export const forwardOf = (facts: ThreadFacts, from: readonly ItemId[]): readonly OutlineNode[] => forwardOfEach(indexOf(facts), [from])[0] ?? []

/** The same for several, told one after the other: what came of two of them is told once. */
function forwardOfEach(index: Index, all: readonly (readonly ItemId[])[]): readonly (readonly OutlineNode[])[] {
  const told = new Set<ItemId>()
  return all.map((from) => from.map((id) => index.byId.get(id)).filter((item) => item !== undefined).map((item) => nodeOf(index, item, told)))
}

/**
 * What somebody follows of their own: what came of each of some things that they said, told one after the other; and, as an outline of its
 * own, the strands in which they said something, from there on, however wide a theme is in which theirs stands.
 */
export function ownOf(facts: ThreadFacts, all: readonly (readonly ItemId[])[], begins: readonly ItemId[]): Readonly<{ came: readonly (readonly OutlineNode[])[]; outline: Outline }> {
  const index = indexOf(facts)
  return { came: forwardOfEach(index, all), outline: { strands: forwardOfEach(index, [begins])[0] ?? [] } }
}

/** What an item rests on, back to the voices; the tree's «results» are the sources. */
export function backOf(facts: ThreadFacts, item: ItemId): readonly OutlineNode[] {
  const index = indexOf(facts)
  const backwards: Index = { ...index, results: index.sources, more: facts.moreSources }
  const told = new Set<ItemId>()
  return (index.sources.get(item) ?? []).map((id) => index.byId.get(id)).filter((one) => one !== undefined).map((one) => ({ ...nodeOf(backwards, one, told), end: undefined }))
}

function nodeOf(index: Index, item: ThreadItem, told: Set<ItemId>): OutlineNode {
  const voices = index.voices.get(item.id) ?? NO_VOICES
  if (told.has(item.id)) return { item, voices, above: true, results: [], more: 0, end: undefined }
  told.add(item.id)
  const results = (index.results.get(item.id) ?? []).map((id) => index.byId.get(id)).filter((one) => one !== undefined)
  const more = index.more?.get(item.id) ?? 0
  return { item, voices, above: false, results: results.map((one) => nodeOf(index, one, told)), more, end: endOf(item, results, more) }
}

/**
 * How an item's strand ends. What somebody said about it comes first; then whatever rests on it speaks for itself; an agreement
 * without a change speaks through its reply; and silence is said to be silence.
 */
export function endOf(item: ThreadItem, results: readonly ThreadItem[], more = 0): StrandEnd | undefined {
  if (item.state !== 'there') return undefined
  if (item.ending !== undefined) return { kind: item.ending.kind, reason: item.ending.reason }
  if (item.kind === 'outcome' || item.kind === 'change' || more > 0 || results.some(({ state }) => state === 'there')) return undefined
  // While it is too early to say how a test went, nobody could have picked it up.
  if (item.tested?.result === 'too-early') return undefined
  if (item.kind !== 'decision') return { kind: 'nobody-yet' }
  const { reply } = item
  if (reply?.kind === 'did') return { kind: 'did' }
  if (reply?.kind === 'did-not') return { kind: 'did-not', reason: reply.words }
  if (item.promise === undefined || item.promise.kind === 'kept') return { kind: 'nothing-yet' }
  return { kind: item.promise.kind === 'overdue' ? 'overdue' : 'waiting', by: item.promise.by }
}

/** Every node of a tree, parents before what came of them, with its depth. */
export function* walk(nodes: readonly OutlineNode[], depth = 0): Generator<Readonly<{ node: OutlineNode; depth: number }>> {
  for (const node of nodes) {
    yield { node, depth }
    yield* walk(node.results, depth + 1)
  }
}
