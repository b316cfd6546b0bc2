import type { FC } from 'hono/jsx'
import type { Seen } from '../initiative.gate.ts'
import { issuePath } from './issue.gate.ts'
import type { IssueAbout } from './issues-about.queries.ts'
import { sayIssue } from './words/index.ts'

/** The issues that rest on something or were solved by it; nothing where there are none. */
export const IssuesAbout: FC<{ here: Pick<Seen, 'initiative'>; issues: readonly IssueAbout[] }> = ({ here, issues }) =>
  issues.length === 0 ? null : (
    <section>
      <h2>{sayIssue('about.title')}</h2>
      <ul class="plain-list">{issues.map(({ id, what }) => <li><a href={issuePath(here, id)}>{what}</a></li>)}</ul>
    </section>
  )
