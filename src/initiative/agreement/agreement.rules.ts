/**
 * What an agreement needs to be recorded (domain.md, I-08), and when it may be called co-produced (I-09). Pure.
 */
import type { Problem, Refused } from '#platform/problems.ts'
import type { Day } from '#platform/time.ts'
import { hasFewAffected } from '../membership/room.rules.ts'
import type { PersonId, StandpointId } from '../tables.ts'
import { readCard } from './card.rules.ts'
import type { Around, Card, CardCode, Sent, Way } from './reading.rules.ts'
import type { Room, RoomCount } from './room.queries.ts'
import type { Method } from './tables.ts'

export type AgreementDraft = Readonly<{
  words: string
  agreedOn: Day
  aboutMoney: boolean
  aboutService: boolean
  coProduced: boolean
  /** The fields of the card, as they were sent. */
  sent: Sent
  room: Room
  /** Who says that they disagree. */
  disagree: readonly PersonId[]
}>

/** Who there is in the initiative: whom a draft may name, and the standpoints by whether they are those of people whom it is about. */
export type Group = Readonly<{ people: ReadonlySet<PersonId>; byMember: Around['byMember']; affected: ReadonlyMap<StandpointId, boolean> }>

export type AgreementCode =
  | CardCode
  | 'nobody-there' | 'person-unknown' | 'person-twice' | 'standpoint-unknown' | 'standpoint-not-theirs' | 'agreed-on-to-come' | 'too-few-affected'

export type AgreementDecision = Readonly<{ kind: 'agreed'; agreement: Omit<AgreementDraft, 'sent'> & Readonly<{ card: Card | undefined }> }> | Refused<AgreementCode>

/** Whether the full card is asked for: money, a change to a service, or the label «co-produced». */
export const asksForCard = (draft: Readonly<{ aboutMoney: boolean; aboutService: boolean; coProduced: boolean }>): boolean => draft.aboutMoney || draft.aboutService || draft.coProduced

/** How many were there, and how many of them as people whom it is about. */
export function countRoom({ present, company }: Room, affected: Group['affected']): RoomCount {
  const all = [...present.map(({ standpoint }) => ({ standpoint, people: 1 })), ...company]
  const sum = (some: readonly Readonly<{ people: number }>[]) => some.reduce((total, one) => total + one.people, 0)
  return { people: sum(all), affected: sum(all.filter(({ standpoint }) => standpoint !== undefined && affected.get(standpoint) === true)) }
}

/** What a card says of those who agreed: whose objection remains, and who decided for the rest. */
type Decided = Readonly<{ method: Method; way: Way }>

/**
 * Those of a room who agreed it, as far as is known: not who disagrees by name or whose objection remains; where some decided for the
 * rest, only those.
 */
export function thoseWhoAgreed({ present, company }: Room, disagree: readonly (PersonId | undefined)[], decided: Decided | undefined): Room {
  const remaining = decided?.way.objections.filter((one) => one.remains).map((one) => one.person) ?? []
  const against = new Set([...disagree, ...remaining])
  const agreed = present.filter(({ person }) => person === undefined || !against.has(person))
  if (decided?.method !== 'delegated') return { present: agreed, company }
  const delegates = new Set(decided.way.delegates)
  return { present: agreed.filter(({ person }) => person !== undefined && delegates.has(person)), company: [] }
}

/** The standpoints of people whom it is about, from which nobody agreed. */
export const missingFrom = ({ present, company }: Room, affected: Group['affected']): readonly StandpointId[] => {
  const there = new Set([...present, ...company].map(({ standpoint }) => standpoint))
  return [...affected].filter(([standpoint, isAffected]) => isAffected && !there.has(standpoint)).map(([standpoint]) => standpoint)
}

/** Takes an agreement, or says everything that is missing at once. What was on the card is left out where no card is asked for. */
export function decideAgreement(draft: AgreementDraft, group: Group, today: Day, before?: Card): AgreementDecision {
  const { sent, ...rest } = draft
  const { people } = countRoom(draft.room, group.affected)
  const read = asksForCard(draft) ? readCard(sent, { byMember: group.byMember, people, aboutMoney: draft.aboutMoney, before }) : { card: undefined, problems: [] }
  const { affected } = countRoom(thoseWhoAgreed(draft.room, draft.disagree, read.card), group.affected)
  const problems: Problem<AgreementCode>[] = [
    ...roomProblems(draft.room, group),
    ...(draft.agreedOn > today ? [{ field: 'agreedOn', code: 'agreed-on-to-come' } as const] : []),
    ...(draft.coProduced && hasFewAffected(affected) ? [{ field: 'about', code: 'too-few-affected' } as const] : []),
    ...read.problems,
  ]
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'agreed', agreement: { ...rest, card: read.card } }
}

function roomProblems({ present, company }: Room, { people, affected }: Group): readonly Problem<AgreementCode>[] {
  const problems: Problem<AgreementCode>[] = []
  const add = (code: AgreementCode) => problems.push({ field: 'room', code })
  if (present.length === 0 && company.length === 0) add('nobody-there')
  const named = present.flatMap(({ person }) => (person === undefined ? [] : [person]))
  if (named.some((person) => !people.has(person))) add('person-unknown')
  if (new Set(named).size < named.length) add('person-twice')
  if ([...present, ...company].some(({ standpoint }) => standpoint !== undefined && !affected.has(standpoint))) add('standpoint-unknown')
  return problems
}

export type PromiseCode = 'reply-by-past' | 'reply-by-before-agreed'

/** A promise is for the future: a reply is due today or later, and not before it was agreed. */
export function promiseProblems(replyBy: Day, agreedOn: Day, today: Day): readonly Problem<PromiseCode>[] {
  if (replyBy < today) return [{ field: 'replyBy', code: 'reply-by-past' }]
  return replyBy < agreedOn ? [{ field: 'replyBy', code: 'reply-by-before-agreed' }] : []
}
