/** From a draft to a page that everybody reads, and off it again. Pure. */
import { type Refused, refuse } from '#platform/problems.ts'
import type { Day } from '#platform/time.ts'

/** Being written; waiting for an editor; read by everybody; taken out. */
export const STATES = ['draft', 'ready', 'published', 'withdrawn'] as const
export type State = (typeof STATES)[number]

/** What can be done with an entry beside changing what it says. `reviewed`: somebody read it and found that it still holds. */
export const MOVES = ['hand-in', 'send-back', 'publish', 'withdraw', 'reviewed'] as const
export type Move = (typeof MOVES)[number]

type Step = Readonly<{ from: readonly State[]; to: State; by: 'maker' | 'editor'; saysWhy: boolean }>
const STEPS: Readonly<Record<Move, Step>> = {
  'hand-in': { from: ['draft'], to: 'ready', by: 'maker', saysWhy: false },
  'send-back': { from: ['ready'], to: 'draft', by: 'editor', saysWhy: true },
  publish: { from: ['draft', 'ready', 'withdrawn'], to: 'published', by: 'editor', saysWhy: false },
  withdraw: { from: ['published'], to: 'withdrawn', by: 'editor', saysWhy: true },
  reviewed: { from: ['published'], to: 'published', by: 'editor', saysWhy: false },
}

/** Who somebody is to an entry. */
export type Standing = Readonly<{ editor: boolean; maker: boolean }>
type OfKind = Readonly<{ staysTheirs: boolean }>

/** What somebody may do with an entry in this state. */
export const movesOpenTo = (state: State, who: Standing): readonly Move[] =>
  MOVES.filter((move) => STEPS[move].from.includes(state) && (who.editor || (who.maker && STEPS[move].by === 'maker')))

/** Editors change everything; makers what nobody published yet, and what stays theirs. */
export const mayChange = (state: State, who: Standing, { staysTheirs }: OfKind): boolean =>
  who.editor || (who.maker && (state === 'draft' || state === 'ready' || (staysTheirs && state !== 'withdrawn')))

/** Everybody reads what is published; makers and editors the rest. */
export const mayRead = (state: State, who: Standing): boolean => state === 'published' || who.editor || who.maker

export type MoveCode = 'move-not-open' | 'reason-missing' | 'day-over'

type Said = Readonly<{ reason: string | undefined; reviewBy?: Day | undefined; today: Day }>

/** The state after a move, or why it can't be. */
export function decideMove(move: Move, state: State, who: Standing, { reason, reviewBy, today }: Said): Readonly<{ kind: 'agreed'; to: State }> | Refused<MoveCode> {
  if (!movesOpenTo(state, who).includes(move)) return refuse<MoveCode>('', 'move-not-open')
  if (STEPS[move].saysWhy && reason === undefined) return refuse<MoveCode>('reason', 'reason-missing')
  if (reviewBy !== undefined && reviewBy <= today) return refuse<MoveCode>('reviewBy', 'day-over')
  return { kind: 'agreed', to: STEPS[move].to }
}

/** Who reads a move must be told why. */
export const saysWhy = (move: Move): boolean => STEPS[move].saysWhy

/** After so many months a published page is looked at again, unless somebody sets another day. */
export const REVIEW_MONTHS = 12
