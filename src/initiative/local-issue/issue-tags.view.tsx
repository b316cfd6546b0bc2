import type { FC } from 'hono/jsx'
import { Tag } from '#platform/page/parts.tsx'
import type { Day } from '#platform/time.ts'
import { type IssueFacts, isOverdue, issueState } from './issue.rules.ts'
import { sayIssue } from './words/index.ts'

const TONES = { raised: 'waiting', partners: 'plain', agreed: 'plain', 'under-way': 'plain', closed: 'good' } as const

/** How an issue stands, and whether something is overdue: shown to everybody who may see it. */
export const IssueTags: FC<{ facts: IssueFacts; today: Day }> = ({ facts, today }) => {
  const state = issueState(facts)
  return <><Tag tone={TONES[state]}>{sayIssue(`states.${state}`)}</Tag>{isOverdue(facts, today) ? <>{' '}<Tag tone="late">{sayIssue('list.overdue')}</Tag></> : null}</>
}
