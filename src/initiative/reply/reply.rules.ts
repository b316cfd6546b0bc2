/** What a reply must say (domain.md, I-10): «we did not» needs its reason, «still open» its next date. Pure. */
import type { Problem, Refused } from '#platform/problems.ts'
import type { Day } from '#platform/time.ts'
import type { ReplyKind } from './tables.ts'

export type ReplyDraft = Readonly<{ kind: ReplyKind; youSaid: string; words: string | undefined; nextBy: Day | undefined }>
export type ReplyCode = 'words-missing' | 'reason-missing' | 'still-open-missing' | 'next-by-missing' | 'next-by-past'
export type ReplyDecision = Readonly<{ kind: 'agreed'; reply: Readonly<{ kind: ReplyKind; youSaid: string; words: string; nextBy: Day | undefined }> }> | Refused<ReplyCode>

const EMPTY_CODES = { did: 'words-missing', 'did-not': 'reason-missing', 'still-open': 'still-open-missing' } as const satisfies Record<ReplyKind, ReplyCode>

/** Takes a reply, or says everything that is missing. A date belongs to what is still open and to nothing else. */
export function decideReply({ kind, youSaid, words, nextBy }: ReplyDraft, today: Day): ReplyDecision {
  const problems: Problem<ReplyCode>[] = []
  const open = kind === 'still-open'
  if (words === undefined) problems.push({ field: 'words', code: EMPTY_CODES[kind] })
  if (open && nextBy === undefined) problems.push({ field: 'nextBy', code: 'next-by-missing' })
  if (open && nextBy !== undefined && nextBy < today) problems.push({ field: 'nextBy', code: 'next-by-past' })
  if (words === undefined || problems.length > 0) return { kind: 'refused', problems }
  return { kind: 'agreed', reply: { kind, youSaid, words, nextBy: open ? nextBy : undefined } }
}
