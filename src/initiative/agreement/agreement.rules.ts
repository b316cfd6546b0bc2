/**
 * What an agreement needs to be recorded (domain.md, I-08), and when it may be called co-produced (I-09). Pure.
 */
import type { Problem, Refused } from '#platform/problems.ts'
import type { Day } from '#platform/time.ts'
import { hasFewAffected } from '../membership/room.rules.ts'
import type { PersonId, StandpointId } from '../tables.ts'
import type { Card } from './agreement.queries.ts'
import type { Room, RoomCount } from './room.queries.ts'

/** A box that was left empty on the card stands as undefined. */
type CardDraft = Readonly<{ [Box in keyof Card]: Card[Box] | undefined }>

export type AgreementDraft = Readonly<{
  words: string
  agreedOn: Day
  aboutMoney: boolean
  aboutService: boolean
  coProduced: boolean
  card: CardDraft
  room: Room
}>

/** Who there is in the initiative: whom a draft may name, and the standpoints by whether they are those of people whom it is about. */
export type Group = Readonly<{ people: ReadonlySet<PersonId>; affected: ReadonlyMap<StandpointId, boolean> }>

const CARD_CODES = {
  question: 'question-missing', options: 'options-missing', whoCouldDecide: 'who-could-decide-missing', method: 'method-missing', reasons: 'reasons-missing', cannotChange: 'cannot-change-missing',
} as const satisfies Record<keyof Card, string>

export type AgreementCode =
  | (typeof CARD_CODES)[keyof Card]
  | 'nobody-there' | 'person-unknown' | 'person-twice' | 'standpoint-unknown' | 'standpoint-not-theirs' | 'agreed-on-to-come' | 'too-few-affected'

export type AgreementDecision = Readonly<{ kind: 'agreed'; agreement: Omit<AgreementDraft, 'card'> & Readonly<{ card: Card | undefined }> }> | Refused<AgreementCode>

/** Whether the full card is asked for: money, a change to a service, or the label «co-produced». */
export const asksForCard = (draft: Readonly<{ aboutMoney: boolean; aboutService: boolean; coProduced: boolean }>): boolean => draft.aboutMoney || draft.aboutService || draft.coProduced

/** How many were there, and how many of them as people whom it is about. */
export function countRoom({ present, company }: Room, affected: Group['affected']): RoomCount {
  const all = [...present.map(({ standpoint }) => ({ standpoint, people: 1 })), ...company]
  const sum = (some: readonly Readonly<{ people: number }>[]) => some.reduce((total, one) => total + one.people, 0)
  return { people: sum(all), affected: sum(all.filter(({ standpoint }) => standpoint !== undefined && affected.get(standpoint) === true)) }
}

/** Takes an agreement, or says everything that is missing at once. What was on the card is left out where no card is asked for. */
export function decideAgreement(draft: AgreementDraft, group: Group, today: Day): AgreementDecision {
  const { card: boxes, ...rest } = draft
  const card = cardOf(boxes)
  const wanted = asksForCard(draft)
  const problems: Problem<AgreementCode>[] = [
    ...roomProblems(draft.room, group),
    ...(draft.agreedOn > today ? [{ field: 'agreedOn', code: 'agreed-on-to-come' } as const] : []),
    ...(draft.coProduced && hasFewAffected(countRoom(draft.room, group.affected).affected) ? [{ field: 'about', code: 'too-few-affected' } as const] : []),
    ...(wanted ? emptyBoxes(boxes) : []),
  ]
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'agreed', agreement: { ...rest, card: wanted ? card : undefined } }
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

const BOXES = ['question', 'options', 'whoCouldDecide', 'method', 'reasons', 'cannotChange'] as const satisfies readonly (keyof Card)[]
const emptyBoxes = (boxes: CardDraft): readonly Problem<AgreementCode>[] =>
  BOXES.filter((box) => boxes[box] === undefined).map((box) => ({ field: box, code: CARD_CODES[box] }))

function cardOf({ question, options, whoCouldDecide, method, reasons, cannotChange }: CardDraft): Card | undefined {
  if (question === undefined || options === undefined || whoCouldDecide === undefined || method === undefined || reasons === undefined || cannotChange === undefined) return undefined
  return { question, options, whoCouldDecide, method, reasons, cannotChange }
}

export type PromiseCode = 'reply-by-past' | 'reply-by-before-agreed'

/** A promise is for the future: a reply is due today or later, and not before it was agreed. */
export function promiseProblems(replyBy: Day, agreedOn: Day, today: Day): readonly Problem<PromiseCode>[] {
  if (replyBy < today) return [{ field: 'replyBy', code: 'reply-by-past' }]
  return replyBy < agreedOn ? [{ field: 'replyBy', code: 'reply-by-before-agreed' }] : []
}
