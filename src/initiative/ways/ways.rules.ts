/**
 * Which of the four ways of doing it together an item shows: from what kind it is, and whether people affected took part. Pure.
 * A way says that people affected were among those who did it, never who, from which standpoint, or how many.
 */
import type { ItemKind } from '../tables.ts'
import { WAYS, type Way } from './tables.ts'

/** What happened at an item, as far as ways follow from it. */
export type WayFacts = Readonly<{
  kind: ItemKind
  /** People affected thought of it, made it or tried it with others; of an agreement: at least two of those who agreed it are affected. */
  affectedThere: boolean
  /** Of an agreement: it is about money, or rests on needs or themes. */
  aboutMoney: boolean; aboutWhatMatters: boolean
  /** Of a change: several people affected did what they said they would do for it, at the meeting where it was agreed or about an issue that it solves. */
  affectedDid: boolean
  /** Of a test: enough people affected said how it was for a spread to be shown. Of an outcome: it serves what people affected chose as what matters. */
  affectedAssessed: boolean
}>

/** Why a way follows from what happened. */
export const BECAUSE = ['agreed-about-money', 'agreed-what-matters', 'thought-of', 'made', 'tried', 'did', 'answered-sheet', 'told'] as const
export type Because = (typeof BECAUSE)[number]

/** The ways that follow, each with why. */
export function waysOf(facts: WayFacts): ReadonlyMap<Way, Because> {
  const found: [Way, Because | undefined][] = [['deciding', decidingOf(facts)], ['designing', designingOf(facts)], ['delivering', facts.affectedDid ? 'did' : undefined], ['assessing', assessingOf(facts)]]
  return new Map(found.flatMap(([way, because]) => (because === undefined ? [] : [[way, because] as const])))
}

function decidingOf({ kind, affectedThere, aboutMoney, aboutWhatMatters }: WayFacts): Because | undefined {
  if (kind !== 'decision' || !affectedThere) return undefined
  return aboutMoney ? 'agreed-about-money' : aboutWhatMatters ? 'agreed-what-matters' : undefined
}

const DESIGNED: Readonly<Partial<Record<ItemKind, Because>>> = { idea: 'thought-of', prototype: 'made', test: 'tried' }
const designingOf = ({ kind, affectedThere }: WayFacts): Because | undefined => (affectedThere ? DESIGNED[kind] : undefined)

const assessingOf = ({ kind, affectedAssessed }: WayFacts): Because | undefined => (!affectedAssessed ? undefined : kind === 'test' ? 'answered-sheet' : kind === 'outcome' ? 'told' : undefined)

/** What somebody set or took off by hand, with their reason. */
export type ByHand = Readonly<{ way: Way; holds: boolean; reason: string }>
/** A way that an item shows, and why: what happened, or the reason of whoever set it. `takenOff`: it would follow, and somebody said why it does not hold. */
export type Shown = Readonly<{ way: Way; because: Because | undefined; hand: ByHand | undefined; takenOff: boolean }>

/** The ways of an item in their order, those that were taken off by hand last: what people said goes before what follows. */
export function shownWays(facts: WayFacts, hands: readonly ByHand[]): readonly Shown[] {
  const follows = waysOf(facts)
  const all = WAYS.flatMap((way): Shown[] => {
    const hand = hands.find((one) => one.way === way)
    const because = follows.get(way)
    if (hand === undefined) return because === undefined ? [] : [{ way, because, hand, takenOff: false }]
    return hand.holds || because !== undefined ? [{ way, because, hand, takenOff: !hand.holds }] : []
  })
  return [...all.filter(({ takenOff }) => !takenOff), ...all.filter(({ takenOff }) => takenOff)]
}

/** What a query gives of an item from which ways can follow: its facts, and what was set by hand. */
export type WayColumn = Readonly<Omit<WayFacts, 'kind'> & { hands: readonly ByHand[] }>

/** The ways that an item shows and nobody took off, from what a query gave of it. */
export function heldWays(kind: WayFacts['kind'], column: WayColumn | null): readonly Shown[] {
  if (column === null) return []
  const { hands, ...facts } = column
  return shownWays({ kind, ...facts }, hands).filter(({ takenOff }) => !takenOff)
}
