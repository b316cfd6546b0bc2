import type { FC } from 'hono/jsx'
import { Button, Form } from '#platform/page/form.tsx'
import { Card, Cards, Empty, LinkButton, Pages, Tag } from '#platform/page/parts.tsx'
import { type Day, dayOf, sayShortDay } from '#platform/time.ts'
import { AgreedParts } from '../agreement/agreed-parts.view.tsx'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { IssueTags } from './issue-tags.view.tsx'
import { issuePath } from './issue.gate.ts'
import type { Issue } from './issue.queries.ts'
import type { IssueId } from './tables.ts'
import { sayIssue } from './words/index.ts'

type Props = Readonly<{
  here: Seen
  issues: readonly Issue[]
  today: Day
  closed: boolean
  /** Whether the hosts let everybody who has signed in raise issues. */
  opened: boolean
  /** Whether this visitor may. */
  raise: boolean
  continued: boolean
  next: IssueId | undefined
}>

export const ListIssuesPage: FC<Props> = ({ here, issues, today, closed, opened, raise, continued, next }) => {
  const base = `/initiatives/${here.initiative.slug}/issues`
  const path = closed ? `${base}?show=closed` : base
  return (
    <InitiativePage here={here} title={sayIssue('list.title')} lead={sayIssue('list.lead')}>
      <AgreedParts here={here} at="issues" />
      {raise && !continued ? <p class="buttons"><LinkButton href={`${base}/new`}>{sayIssue('list.raise')}</LinkButton></p> : null}
      <h2>{sayIssue(closed ? 'list.closed' : 'list.open')}</h2>
      {issues.length === 0 ? <Empty text={sayIssue(closed ? 'list.empty-closed' : 'list.empty')} /> : <Cards>{issues.map((issue) => <IssueCard here={here} issue={issue} today={today} />)}</Cards>}
      <Pages next={next === undefined ? undefined : `${base}?${new URLSearchParams({ ...(closed ? { show: 'closed' } : {}), after: next }).toString()}`} first={continued ? path : undefined} />
      <p class="screen-only"><a href={closed ? base : `${base}?show=closed`}>{sayIssue(closed ? 'list.to-open' : 'list.to-closed')}</a></p>
      {here.membership?.host === true && here.initiative.openTo === 'site' && !continued ? <Door base={base} opened={opened} /> : null}
    </InitiativePage>
  )
}

/** A card's heading is the issue itself; a long one is cut there, and whole on its own page. */
const MOST_IN_HEADING = 140
const headingOf = (words: string) => (words.length <= MOST_IN_HEADING ? words : `${words.slice(0, words.lastIndexOf(' ', MOST_IN_HEADING))} …`)

const IssueCard: FC<{ here: Seen; issue: Issue; today: Day }> = ({ here, issue, today }) => (
  <Card level={3} title={issue.takenBack ? sayIssue('list.taken-back') : headingOf(issue.what)} href={issuePath(here, issue.id)}
    quiet={<><IssueTags facts={issue.facts} today={today} />{issue.hidden === undefined ? null : <>{' '}<Tag tone="gone">{sayIssue('list.hidden')}</Tag></>}</>}>
    <p class="soft">{issue.place === undefined ? null : `${issue.place} · `}{sayIssue('list.at', { day: sayShortDay(dayOf(issue.raisedAt, here.initiative.zone)) })}</p>
  </Card>
)

/** Where the initiative is open to everybody who has signed in, its hosts decide whether they can raise issues too. */
const Door: FC<{ base: string; opened: boolean }> = ({ base, opened }) => (
  <section>
    <h2>{sayIssue('list.door')}</h2>
    <p>{sayIssue(opened ? 'list.door-open' : 'list.door-closed')}</p>
    <Form action={`${base}/${opened ? 'close' : 'open'}`}><Button look="second">{sayIssue(opened ? 'list.close-door' : 'list.open-door')}</Button></Form>
  </section>
)
