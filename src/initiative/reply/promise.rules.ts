/**
 * The promise to reply (domain.md, I-10 and B09): what becomes of it follows from its dates, its replies and the moment, so that
 * nobody can tick it away. Pure: a promise ends at the midnight that ends its day in the initiative's zone.
 */
import { type Day, type Zone, dayOf, daysBetween, endOfDay } from '#platform/time.ts'
import type { ReplyKind } from './tables.ts'

/** A week is enough warning to ask the person who has to answer. */
const SOON = 7

/** `at`: when it was given. `nextBy`: the next date of something that is still open. */
export type GivenReply = Readonly<{ kind: ReplyKind; nextBy: Day | undefined; at: Date }>

/** A reply promised by a day, perhaps moved once, and the replies given so far, the earliest first. */
export type Promised = Readonly<{ by: Day; extendedTo?: Day | undefined; replies: readonly GivenReply[] }>

export type PromiseState =
  /** Settled on that day, so many days after the date that held then (0: in time). */
  | Readonly<{ kind: 'kept'; on: Day; daysLate: number }>
  /** So many days are left; 0 is the last day. */
  | Readonly<{ kind: 'open' | 'due-soon'; by: Day; days: number; moved: boolean }>
  /** The day ended so many days ago. */
  | Readonly<{ kind: 'overdue'; by: Day; days: number; moved: boolean }>

/** The day that holds after some replies: the newest next date, else the extension, else the first promise. */
export function dayThatHolds({ by, extendedTo, replies }: Promised): Day {
  return replies.findLast((reply) => reply.nextBy !== undefined)?.nextBy ?? extendedTo ?? by
}

/** What state a promise is in. The newest reply decides: what was settled can be opened again, with a new date. */
export function promiseState(promised: Promised, now: Date, zone: Zone): PromiseState {
  const last = promised.replies.at(-1)
  if (last !== undefined && last.kind !== 'still-open') return keptState(promised, last, zone)
  const by = dayThatHolds(promised)
  const days = daysBetween(dayOf(now, zone), by)
  const moved = by !== promised.by
  if (now >= endOfDay(by, zone)) return { kind: 'overdue', by, days: -days, moved }
  return { kind: days <= SOON ? 'due-soon' : 'open', by, days, moved }
}

/** Measured where the run of settling replies began: a word added later makes nothing late. */
function keptState({ by, extendedTo, replies }: Promised, last: GivenReply, zone: Zone): PromiseState {
  const open = replies.findLastIndex((reply) => reply.kind === 'still-open')
  const settling = replies[open + 1] ?? last
  const on = dayOf(settling.at, zone)
  return { kind: 'kept', on, daysLate: Math.max(0, daysBetween(dayThatHolds({ by, extendedTo, replies: replies.slice(0, open + 1) }), on)) }
}

/** What needs a reply first: the longest overdue, then the next due; what is settled comes last. */
export function byUrgency(one: PromiseState, other: PromiseState): number {
  if (one.kind === 'kept' || other.kind === 'kept') return Number(one.kind === 'kept') - Number(other.kind === 'kept')
  return one.by < other.by ? -1 : one.by > other.by ? 1 : 0
}
