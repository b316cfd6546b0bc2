/** How an issue stands. It follows from what was written down: nobody can tick it away. Pure. */
import type { Day } from '#platform/time.ts'
import type { Membership } from '../initiative.queries.ts'
import type { ReplyKind } from '../reply/tables.ts'
import type { Audience } from '../tables.ts'

/** From what somebody raised to the reply that closes it. */
export const ISSUE_STATES = ['raised', 'partners', 'agreed', 'under-way', 'closed'] as const
export type IssueState = (typeof ISSUE_STATES)[number]

/** What is known of an issue: numbers of what was written down, and the newest reply. */
export type IssueFacts = Readonly<{
  partners: number; agreements: number; actions: number; notes: number
  /** Actions that are not done and whose day has gone by. */
  late: number
  reply: Readonly<{ kind: ReplyKind; nextBy: Day | undefined }> | undefined
}>

/** A reply closes it, unless it says that it is still open; then whatever has come furthest says how it stands. */
export function issueState({ partners, agreements, actions, notes, reply }: IssueFacts): IssueState {
  if (reply !== undefined && reply.kind !== 'still-open') return 'closed'
  if (actions + notes > 0) return 'under-way'
  if (agreements > 0) return 'agreed'
  return partners > 0 ? 'partners' : 'raised'
}

/** Whether something about it should have happened by now: an action, or the next reply. What is closed waits for nothing. */
export const isOverdue = (facts: IssueFacts, today: Day): boolean =>
  issueState(facts) !== 'closed' && (facts.late > 0 || (facts.reply?.nextBy !== undefined && facts.reply.nextBy < today))

/** Those who take part raise issues; and whoever has signed in, where the initiative is open to everybody or its hosts let them. */
export const mayRaise = (openTo: Audience, who: Readonly<{ signedIn: boolean; membership: Membership | undefined; opened: boolean }>): boolean =>
  who.membership !== undefined || (who.signedIn && (openTo === 'public' || (openTo === 'site' && who.opened)))
