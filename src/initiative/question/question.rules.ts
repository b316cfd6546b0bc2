/** What a question needs to be asked, and when its promise may be moved. Pure. */
import type { Problem, Refused } from '#platform/problems.ts'
import { refuse } from '#platform/problems.ts'
import type { Day, Zone } from '#platform/time.ts'
import { type GivenReply, type PromiseState, promiseState } from '../reply/promise.rules.ts'
import type { Asked, Draft } from './question.queries.ts'

export type AskCode = 'to-whom-missing' | 'open-until-missing' | 'open-until-past' | 'reply-by-missing' | 'reply-by-before-end'
export type AskDecision = Readonly<{ kind: 'agreed'; asked: Draft & Readonly<{ toWhom: string; openUntil: Day; replyBy: Day }> }> | Refused<AskCode>

/**
 * A question is asked with everything that those who answer it need to know: who is meant, until when, and when they hear back.
 * The reply comes when all could answer, so not before the last day for answers.
 */
export function decideAsking(draft: Draft, today: Day): AskDecision {
  const { toWhom, openUntil, replyBy } = draft
  const problems: Problem<AskCode>[] = []
  const say = (field: keyof Draft, code: AskCode) => problems.push({ field, code })
  if (toWhom === undefined) say('toWhom', 'to-whom-missing')
  if (openUntil === undefined) say('openUntil', 'open-until-missing')
  else if (openUntil < today) say('openUntil', 'open-until-past')
  if (replyBy === undefined) say('replyBy', 'reply-by-missing')
  else if (openUntil !== undefined && replyBy < openUntil) say('replyBy', 'reply-by-before-end')
  if (toWhom === undefined || openUntil === undefined || replyBy === undefined || problems.length > 0) return { kind: 'refused', problems }
  return { kind: 'agreed', asked: { words: draft.words, toWhom, openUntil, replyBy } }
}

export type ExtendCode = 'moved-before' | 'replied-before' | 'reply-by-not-later' | 'reply-by-past'
export type ExtendDecision = Readonly<{ kind: 'agreed'; replyBy: Day }> | Refused<ExtendCode>

/** A promise is moved once, to a later day that is still to come, before any reply: a reply that says «still open» names its own next date. */
export function decideExtension(question: Readonly<{ replyBy: Day; extended: boolean; replies: number }>, to: Day, today: Day): ExtendDecision {
  if (question.extended) return refuse('replyBy', 'moved-before')
  if (question.replies > 0) return refuse('replyBy', 'replied-before')
  if (to <= question.replyBy) return refuse('replyBy', 'reply-by-not-later')
  if (to < today) return refuse('replyBy', 'reply-by-past')
  return { kind: 'agreed', replyBy: to }
}

/** Whether answers are still asked for on a day; the last day counts whole. */
export const isOpenOn = (openUntil: Day, today: Day): boolean => today <= openUntil

/** What state the promise of a question is in. */
export const stateOf = (question: Pick<Asked, 'replyBy' | 'extension'>, replies: readonly GivenReply[], now: Date, zone: Zone): PromiseState =>
  promiseState({ by: question.replyBy, extendedTo: question.extension?.replyBy, replies }, now, zone)
