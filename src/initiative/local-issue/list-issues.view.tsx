import type { FC } from 'hono/jsx'
import type { Area } from '#network/index.ts'
import { Button, Form, Hidden, SelectField } from '#platform/page/form.tsx'
import { Card, Cards, Empty, LinkButton, Pages, Tag } from '#platform/page/parts.tsx'
import { type Day, dayOf, sayShortDay } from '#platform/time.ts'
import { AgreedParts } from '../agreement/agreed-parts.view.tsx'
import type { Seen } from '../initiative.gate.ts'
import { InitiativePage } from '../initiative-page.tsx'
import { IssueTags } from './issue-tags.view.tsx'
import { issuePath } from './issue.gate.ts'
import type { Issue } from './issue.queries.ts'
import type { AreaId, IssueId } from './tables.ts'
import { sayIssue } from './words/index.ts'

/** What is listed: those that wait or those closed, everywhere or in one area. */
type Listed = Readonly<{ closed: boolean; area: AreaId | undefined }>

type Props = Readonly<{
  here: Seen
  issues: readonly Issue[]
  today: Day
  /** Those in which there are issues. */
  areas: readonly Area[]
  asked: Listed
  /** Whether the hosts let everybody who has signed in raise issues. */
  opened: boolean
  /** Whether this visitor may. */
  raise: boolean
  continued: boolean
  next: IssueId | undefined
}>

const pathOf = (base: string, { closed, area }: Listed, after?: IssueId): string => {
  const query = new URLSearchParams({ ...(closed ? { show: 'closed' } : {}), ...(area === undefined ? {} : { area }), ...(after === undefined ? {} : { after }) }).toString()
  return query === '' ? base : `${base}?${query}`
}

export const ListIssuesPage: FC<Props> = ({ here, issues, today, areas, asked, opened, raise, continued, next }) => {
  const base = `/initiatives/${here.initiative.slug}/issues`
  const { closed, area } = asked
  const names = new Map(areas.map(({ id, name }) => [id, name]))
  return (
    <InitiativePage here={here} title={sayIssue('list.title')} lead={sayIssue('list.lead')}>
      <AgreedParts here={here} at="issues" />
      {raise && !continued ? <p class="buttons"><LinkButton href={`${base}/new`}>{sayIssue('list.raise')}</LinkButton></p> : null}
      {areas.length === 0 && area === undefined ? null : <InArea base={base} areas={areas} asked={asked} />}
      <h2>{sayIssue(closed ? 'list.closed' : 'list.open')}</h2>
      {issues.length > 0 ? <Cards>{issues.map((issue) => <IssueCard here={here} issue={issue} area={issue.area === undefined ? undefined : names.get(issue.area)} today={today} />)}</Cards>
        : <Empty text={sayIssue(area !== undefined ? 'list.empty-area' : closed ? 'list.empty-closed' : 'list.empty')} />}
      <Pages next={next === undefined ? undefined : pathOf(base, asked, next)} first={continued ? pathOf(base, asked) : undefined} />
      <p class="screen-only"><a href={pathOf(base, { closed: !closed, area })}>{sayIssue(closed ? 'list.to-open' : 'list.to-closed')}</a></p>
      {here.membership?.host === true && here.initiative.openTo === 'site' && !continued ? <Door base={base} opened={opened} /> : null}
    </InitiativePage>
  )
}

const InArea: FC<{ base: string; areas: readonly Area[]; asked: Listed }> = ({ base, areas, asked: { closed, area } }) => (
  <div role="search">
    <Form method="get" action={base} class="row">
      {closed ? <Hidden name="show" value="closed" /> : null}
      <SelectField name="area" label={sayIssue('list.area')} empty={sayIssue('list.all-areas')} value={area} choices={areas.map(({ id, name }) => [id, name] as const)} />
      <Button look="second">{sayIssue('list.show')}</Button>
    </Form>
    {area === undefined ? null : <p><a href={pathOf(base, { closed, area: undefined })}>{sayIssue('list.clear')}</a></p>}
  </div>
)

/** A card's heading is the issue itself; a long one is cut there, and whole on its own page. */
const MOST_IN_HEADING = 140
const headingOf = (words: string) => (words.length <= MOST_IN_HEADING ? words : `${words.slice(0, words.lastIndexOf(' ', MOST_IN_HEADING))} …`)

const IssueCard: FC<{ here: Seen; issue: Issue; area: string | undefined; today: Day }> = ({ here, issue, area, today }) => (
  <Card level={3} title={issue.takenBack ? sayIssue('list.taken-back') : headingOf(issue.what)} href={issuePath(here, issue.id)}
    quiet={<><IssueTags facts={issue.facts} today={today} />{issue.hidden === undefined ? null : <>{' '}<Tag tone="gone">{sayIssue('list.hidden')}</Tag></>}</>}>
    <p class="soft">{[issue.place, area].filter((one) => one !== undefined).map((one) => `${one} · `).join('')}{sayIssue('list.at', { day: sayShortDay(dayOf(issue.raisedAt, here.initiative.zone)) })}</p>
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
