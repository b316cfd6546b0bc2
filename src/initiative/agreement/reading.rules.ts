/**
 * What stands on a full card, and how its fields are read one by one. Pure. Rows that can be as many as there are (options,
 * objections, interests) are sent as `option-1-words`, `option-2-words` …; one that was left empty is no row.
 */
import { joinDay } from '#platform/forms/fields.ts'
import type { Problem } from '#platform/problems.ts'
import { type Day, isDay } from '#platform/time.ts'
import type { PersonId } from '../tables.ts'
import type { Method } from './tables.ts'

/** `chosen` is undefined where the option was written down before results were. */
export type Option = Readonly<{ words: string; speaksFor: string | undefined; speaksAgainst: string | undefined; chosen: boolean | undefined }>

/** An interest that somebody declared, and what was done about it. `words` are undefined where they were taken back. */
export type Interest = Readonly<{ person: PersonId | undefined; words: string | undefined; done: string | undefined }>
/** An objection, what was changed because of it, and whether it remains. */
export type Objection = Interest & Readonly<{ remains: boolean }>

export type Money = Readonly<{ pence: number; budget: string; what: string | undefined }>

/** How it was decided. `facts` are the method's own and name nobody; whoever is named stands beside them. */
export type Way = Readonly<{ facts: Readonly<Record<string, unknown>>; objections: readonly Objection[]; delegates: readonly (PersonId | undefined)[] }>

export type Card = Readonly<{
  question: string; options: readonly Option[]; whoCouldDecide: string; method: Method; way: Way; reasons: string; cannotChange: string
  money: Money | undefined
  /** None declared: an empty list. Undefined where nobody was asked yet. */
  interests: readonly Interest[] | undefined
}>

export type CardCode =
  | 'question-missing' | 'options-missing' | 'option-words-missing' | 'result-missing' | 'result-both' | 'who-could-decide-missing' | 'method-missing' | 'reasons-missing'
  | 'cannot-change-missing' | 'card-too-long' | 'amount-missing' | 'amount-unreadable' | 'budget-missing' | 'interests-missing' | 'interest-words-missing' | 'interest-done-missing'
  | 'objection-words-missing' | 'objection-state-missing' | 'hands-missing' | 'hands-unreadable' | 'hands-too-many' | 'delegates-missing' | 'delegated-by-missing'
  | 'delegated-until-missing' | 'delegated-until-unreadable' | 'person-unknown'

/** The fields as they were sent. */
export type Sent = Readonly<Record<string, unknown>>

/** What a card is read against. */
export type Around = Readonly<{
  /** Whom the form may name. */
  byMember: ReadonlyMap<string, PersonId>
  /** How many were there. */
  people: number
  aboutMoney: boolean
  /** The card that is corrected. */
  before: Card | undefined
}>

/** More rows than a meeting gets through. */
export const MOST_ROWS = 20
const LONGEST_BOX = 4_000

/** Who raised something, on a form that corrects a card: as it stands, where that person is no choice any more. */
export const SAME = 'same'

/** Reads fields one by one and gathers what is wrong with them. */
export class Reading {
  readonly sent: Sent
  readonly around: Around
  readonly problems: Problem<CardCode>[] = []

  constructor(sent: Sent, around: Around) {
    this.sent = sent
    this.around = around
  }

  refuse(field: string, code: CardCode): undefined {
    this.problems.push({ field, code })
  }

  /** What was typed, without the space around it; sent several times, the first counts. */
  typed(name: string): string | undefined {
    const value: unknown = this.sent[name]
    const first: unknown = Array.isArray(value) ? value[0] : value
    const trimmed = typeof first === 'string' ? first.trim() : ''
    return trimmed === '' ? undefined : trimmed
  }

  all(name: string): readonly string[] {
    const value: unknown = this.sent[name]
    return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
  }

  text(name: string, missing?: CardCode): string | undefined {
    const typed = this.typed(name)
    if (typed === undefined) return missing === undefined ? undefined : this.refuse(name, missing)
    return typed.length <= LONGEST_BOX ? typed : this.refuse(name, 'card-too-long')
  }

  day(name: string, missing: CardCode, unreadable: CardCode): Day | undefined {
    const day = joinDay(this.typed(`${name}-day`), this.typed(`${name}-month`), this.typed(`${name}-year`))
    if (day === '') return this.refuse(name, missing)
    return isDay(day) ? day : this.refuse(name, unreadable)
  }

  /** The numbers of the rows in which anything was filled in. */
  rows(name: string, parts: readonly string[]): readonly number[] {
    return Array.from({ length: MOST_ROWS }, (_, index) => index + 1).filter((row) => parts.some((part) => this.typed(`${name}-${row}-${part}`) !== undefined))
  }

  /** Whose words they are; nobody's by name where nobody was chosen. */
  person(name: string, before: PersonId | undefined): PersonId | undefined {
    const typed = this.typed(name)
    if (typed === undefined) return undefined
    if (typed === SAME) return before
    return this.around.byMember.get(typed) ?? this.refuse(name, 'person-unknown')
  }
}

/** What was raised and not taken back: as many rows as a form that corrects shows. */
export const readable = <Raised extends Interest>(raised: readonly Raised[]): readonly (Raised & Readonly<{ words: string }>)[] =>
  raised.flatMap((one) => (one.words === undefined ? [] : [{ ...one, words: one.words }]))

/** Taken back stays taken back, whatever is corrected. */
export const takenBack = <Raised extends Interest>(raised: readonly Raised[]): readonly Raised[] => raised.filter((one) => one.words === undefined)

/** Whoever is named on a card. */
export const peopleOn = (card: Card | undefined): readonly PersonId[] =>
  [...(card?.way.objections ?? []), ...(card?.interests ?? [])].flatMap(({ person }) => person ?? []).concat((card?.way.delegates ?? []).flatMap((person) => person ?? []))
