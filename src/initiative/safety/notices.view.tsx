import type { Child, FC } from 'hono/jsx'
import { Page } from '#platform/page/page.tsx'
import { Empty } from '#platform/page/parts.tsx'
import { DEFAULT_ZONE, dayOf, sayDay } from '#platform/time.ts'
import { sayQuoting } from '../quoting/words/index.ts'
import type { Notices } from './safety.queries.ts'
import { saySafety } from './words/index.ts'

export const NoticesPage: FC<{ notices: Notices }> = ({ notices: { hidden, issues, removals, reports } }) => (
  <Page title={saySafety('notices.title')} lead={saySafety('notices.lead')} back={{ href: '/', text: saySafety('report.back') }}>
    {hidden.length + issues.length + removals.length + reports.length === 0 ? <Empty text={saySafety('notices.none')} /> : null}
    <Cards title={saySafety('notices.hidden')} cards={[
      ...hidden.map(({ id, slug, title }) => <li class="card"><p>{saySafety('notices.hidden-in', { title })}</p><p><a href={`/initiatives/${slug}/items/${id}/hidden`}>{saySafety('notices.see')}</a></p></li>),
      ...issues.map(({ id, slug, title }) => <li class="card"><p>{saySafety('notices.issue-hidden-in', { title })}</p><p><a href={`/initiatives/${slug}/issues/${id}`}>{saySafety('notices.issue-see')}</a></p></li>),
    ]} />
    <Cards title={saySafety('notices.removed')} cards={
      removals.map(({ title, reason, at, zone }) => (
        <li class="card">
          <p>{saySafety('notices.removed-from', { title, day: sayDay(dayOf(at, zone)) })}</p>
          <p>{saySafety('notices.reason', { reason })}</p>
          <p class="hint">{saySafety('notices.come-back')}</p>
        </li>
      ))} />
    <Cards title={saySafety('notices.reports')} cards={
      reports.map(({ at, answer }) => (
        <li class="card">
          <p>{saySafety('notices.report-of', { day: sayDay(dayOf(at, DEFAULT_ZONE)) })}</p>
          <p>{answer === null ? saySafety('notices.waiting') : saySafety('notices.answer', { words: answer })}</p>
        </li>
      ))} />
    <p><a href="/me/quotes">{sayQuoting('mine.my-page-link')}</a></p>
  </Page>
)

const Cards: FC<{ title: string; cards: readonly Child[] }> = ({ title, cards }) => (cards.length === 0 ? null : <><h2>{title}</h2><ul class="cards">{cards}</ul></>)
