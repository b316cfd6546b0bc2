/** A story session: who is there, who sees, nods and puts forward, and how long anything stays. Pure. */
import type { PersonId } from '#initiative/index.ts'
import type { Problem, Refused } from '#platform/problems.ts'
import { type Day, addDays, daysBetween } from '#platform/time.ts'

/** What the teller says to a card before it goes anywhere. */
export const NOD_ANSWERS = ['yes', 'no', 'other-words'] as const
export type NodAnswer = (typeof NOD_ANSWERS)[number]

/** Time for the teller to look at the cards in peace, and for the group to go on with them; then all of it goes. */
export const KEPT_DAYS = 30
/** Stories are told among about six; more than this is a meeting. */
export const MOST_LISTENERS = 12
/** Twelve people who each write one every five minutes for an hour and a half. */
export const MOST_CARDS = 200
/** More groups than that are no order any more. */
export const MOST_GROUPS = 30
/** A session that is written down long afterwards would go at once. */
const LATEST_DAYS = 7
const FARTHEST_DAYS = 366

export type There = Readonly<{ teller: PersonId; facilitator: PersonId | undefined; listeners: readonly PersonId[] }>
export type Part = 'teller' | 'facilitator' | 'listener'
/** Somebody of the group, as far as a session goes: what they are in it, and whether they look after the group. */
export type Standing = Readonly<{ part: Part | undefined; host: boolean }>

export function partOf({ teller, facilitator, listeners }: There, person: PersonId): Part | undefined {
  if (person === teller) return 'teller'
  if (person === facilitator) return 'facilitator'
  return listeners.includes(person) ? 'listener' : undefined
}

/** The last day on which anything of a session is there. */
export const lastDayOfSession = (day: Day): Day => addDays(day, KEPT_DAYS)
export const isOver = (day: Day, today: Day): boolean => today > lastDayOfSession(day)

/** Which cards somebody sees: those who were there all of them, hosts what the teller let go forward, nobody else any. */
export type SeesCards = 'all' | 'nodded' | 'none'
export const seesCards = ({ part, host }: Standing): SeesCards => (part !== undefined ? 'all' : host ? 'nodded' : 'none')

type Nodded = Readonly<{ version: number; nod: Readonly<{ answer: NodAnswer; version: number }> | undefined }>

/** What the teller says of a card as it is now: what they said of other words, or another tag, doesn't count. */
export const nodOf = ({ version, nod }: Nodded): NodAnswer | undefined => (nod?.version === version ? nod.answer : undefined)

export const seesCard = (standing: Standing, card: Nodded): boolean => {
  const sees = seesCards(standing)
  return sees === 'all' || (sees === 'nodded' && nodOf(card) === 'yes')
}

export const mayNod = ({ part }: Standing): boolean => part === 'teller'

/** With the teller's nod, and only so. */
export const mayPutForward = ({ part, host }: Standing, card: Nodded): boolean => nodOf(card) === 'yes' && (host || part === 'teller' || part === 'facilitator')

/** The words of a card are its writer's. Whoever told the story may take any card away. */
export const mayTakeOff = ({ part }: Standing, { author }: Readonly<{ author: PersonId }>, person: PersonId): boolean => author === person || part === 'teller'

export const maySayWhoIsThere = ({ part }: Standing): boolean => part === 'teller' || part === 'facilitator'

/** The teller at any time. The facilitator where nobody has written anything: it was begun by mistake. */
export const mayEnd = ({ part }: Standing, cards: number): boolean => part === 'teller' || (part === 'facilitator' && cards === 0)

export type SessionCode = 'teller-unknown' | 'facilitator-unknown' | 'same-person' | 'not-yours' | 'day-too-old' | 'day-too-far' | ListenerCode
export type ListenerCode = 'listeners-unknown' | 'too-many-listeners'

/** Who listens: members, and neither of the two others. */
export function decideListeners(listeners: readonly PersonId[], others: readonly (PersonId | undefined)[], members: ReadonlySet<PersonId>): Refused<ListenerCode> | Readonly<{ kind: 'agreed'; listeners: readonly PersonId[] }> {
  const left = listeners.filter((one) => !others.includes(one))
  if (left.some((one) => !members.has(one))) return { kind: 'refused', problems: [{ field: 'listeners', code: 'listeners-unknown' }] }
  if (left.length > MOST_LISTENERS) return { kind: 'refused', problems: [{ field: 'listeners', code: 'too-many-listeners' }] }
  return { kind: 'agreed', listeners: left }
}

export type Planned = Readonly<{ teller: PersonId; facilitator: PersonId; listeners: readonly PersonId[]; day: Day }>
type Around = Readonly<{ maker: PersonId; host: boolean; members: ReadonlySet<PersonId>; today: Day }>

/** Whoever begins a session has a part in it, or looks after the group: nobody is put around a table by somebody who isn't there. */
export function decideSession({ teller, facilitator, listeners, day }: Planned, { maker, host, members, today }: Around): Refused<SessionCode> | Readonly<{ kind: 'agreed'; listeners: readonly PersonId[] }> {
  const decided = decideListeners(listeners, [teller, facilitator], members)
  const problems: Problem<SessionCode>[] = []
  if (!members.has(teller)) problems.push({ field: 'teller', code: 'teller-unknown' })
  if (!members.has(facilitator)) problems.push({ field: 'facilitator', code: 'facilitator-unknown' })
  else if (teller === facilitator) problems.push({ field: 'facilitator', code: 'same-person' })
  else if (!host && maker !== teller && maker !== facilitator) problems.push({ field: 'facilitator', code: 'not-yours' })
  if (daysBetween(day, today) > LATEST_DAYS) problems.push({ field: 'day', code: 'day-too-old' })
  else if (daysBetween(today, day) > FARTHEST_DAYS) problems.push({ field: 'day', code: 'day-too-far' })
  if (decided.kind === 'refused') problems.push(...decided.problems)
  return decided.kind === 'refused' || problems.length > 0 ? { kind: 'refused', problems } : decided
}

/**
 * A moment of the day on which a card goes into the thread, drawn by chance: the day is true, and the moment leads to nobody who pressed a button.
 * @param from the first moment it may be, and `to` the last, in milliseconds
 * @param draw from 0 up to but not including 1
 */
export const someMomentBetween = (from: number, to: number, draw: number): number => from + Math.floor(draw * Math.max(to - from, 0))
