/** Who may code which story, who sees what others ticked, and when. Pure. */
import type { PersonId } from '#initiative/index.ts'
import type { Id } from '#platform/ids.ts'
import { type Refused, refuse } from '#platform/problems.ts'
import type { CodeId } from '../code-book/tables.ts'
import type { CoderId } from './tables.ts'

/** Agreement is between people: one alone agrees with everybody. */
export const FEWEST_CODERS = 2
/** More than so many voices talk nothing through. */
export const MOST_CODERS = 6
/** More than any group has read so far; its pages stay as fast (docs/decisions/0091-own-factor-and-long-rounds.md). */
export const MOST_STORIES = 10_000
export const USUAL_STORIES = 20

export type NamingCode = 'coders-few' | 'coders-many' | 'coder-gone' | 'coders-alike'
type Standing = Readonly<{ person: PersonId; standpoints: readonly Id<'standpoint'>[] }>

/** Whom a host may name: people who take part, each here as something else, so that whichever two of them code, they don't stand in one place. */
export function decideCoders(named: readonly PersonId[], room: readonly Standing[]): Readonly<{ kind: 'named'; coders: readonly PersonId[] }> | Refused<NamingCode> {
  const coders = [...new Set(named)].map((id) => room.find(({ person }) => person === id))
  if (coders.length < FEWEST_CODERS) return refuse('coders', 'coders-few')
  if (coders.length > MOST_CODERS) return refuse('coders', 'coders-many')
  const standings = coders.map((one) => one === undefined ? undefined : one.standpoints.toSorted().join())
  if (standings.includes(undefined)) return refuse('coders', 'coder-gone')
  if (standings.includes('') || new Set(standings).size < standings.length) return refuse('coders', 'coders-alike')
  return { kind: 'named', coders: coders.flatMap((one) => one?.person ?? []) }
}

/** `person`: undefined where they are no longer here. `agreed`: they said that they will code. */
export type Coder = Readonly<{ id: CoderId; person: PersonId | undefined; agreed: boolean }>
/**
 * A story of a round. `open`: the ledger says now that it may be coded. `notFor`: its teller, and whoever helps them: they know whose it is.
 * `codings`: what each coder ticked; none of the codes where nothing fitted.
 */
export type StoryInRound = Readonly<{ open: boolean; notFor: readonly PersonId[]; codings: ReadonlyMap<CoderId, readonly CodeId[]>; settled: boolean }>

const isFor = ({ notFor }: Pick<StoryInRound, 'notFor'>, { person }: Coder) => person === undefined || !notFor.includes(person)

/** Whether this coder may read and code it. */
export const mayCode = (story: StoryInRound, coder: Coder): boolean => story.open && coder.agreed && coder.person !== undefined && isFor(story, coder)

/** Whether everybody who codes it has done so, and they are two or more. */
export function isDone(story: StoryInRound, coders: readonly Coder[]): boolean {
  const coded = coders.filter(({ id }) => story.codings.has(id))
  return story.open && coded.length >= FEWEST_CODERS && coders.every((coder) => story.codings.has(coder.id) || !mayCode(story, coder))
}

/**
 * What a coder has before them. `gone`: its teller took it back, or its time is up. `not-theirs`: they told it, or help whoever did.
 * `waiting`: they are done with it and somebody else is not, so nobody sees what anybody else ticked. `compare`: to be talked through.
 */
export type CoderSees = 'gone' | 'not-theirs' | 'to-code' | 'waiting' | 'compare' | 'settled'

export function coderSees(story: StoryInRound, coder: Coder, coders: readonly Coder[]): CoderSees {
  if (!story.open) return 'gone'
  if (!mayCode(story, coder)) return 'not-theirs'
  if (story.settled) return 'settled'
  if (!story.codings.has(coder.id)) return 'to-code'
  return isDone(story, coders) ? 'compare' : 'waiting'
}

/** Whether all coders of a story ticked the same. */
export function isAlike({ codings }: Pick<StoryInRound, 'codings'>): boolean {
  return new Set([...codings.values()].map((codes) => codes.toSorted().join())).size <= 1
}

/** What all coders of a story ticked, and what each ticked beside that. */
export function compare({ codings }: Pick<StoryInRound, 'codings'>): Readonly<{ all: readonly CodeId[]; beside: ReadonlyMap<CoderId, readonly CodeId[]> }> {
  const [first = [], ...others] = codings.values()
  const all = first.filter((code) => others.every((ticked) => ticked.includes(code)))
  return { all, beside: new Map([...codings].map(([coder, ticked]) => [coder, ticked.filter((code) => !all.includes(code))])) }
}

export type TickCode = 'nothing-ticked' | 'none-and-codes' | 'code-gone' | 'both-done'

/** What a coder ticked: codes of this round's book, or that none fits. Nothing ticked may be an oversight, so it is asked for. */
export function decideTicks(ticked: readonly CodeId[], none: boolean, book: readonly CodeId[]): Readonly<{ kind: 'ticked'; codes: readonly CodeId[] }> | Refused<TickCode> {
  if (ticked.some((code) => !book.includes(code))) return refuse('codes', 'code-gone')
  if (none && ticked.length > 0) return refuse('codes', 'none-and-codes')
  if (!none && ticked.length === 0) return refuse('codes', 'nothing-ticked')
  return { kind: 'ticked', codes: ticked }
}
