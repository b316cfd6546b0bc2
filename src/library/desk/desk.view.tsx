import type { Child, FC } from 'hono/jsx'
import { Card, Cards, DayText, Empty, LinkButton, Pages, Tag } from '#platform/page/parts.tsx'
import { DEFAULT_ZONE, type Day, dayOf } from '#platform/time.ts'
import { entryPath } from '../kind.ts'
import { titleOf } from '../request/follow.view.tsx'
import type { Request } from '../request/request.queries.ts'
import { say } from '../words/index.ts'
import type { Waiting } from './desk.queries.ts'
import { DeskPage } from './desk-page.tsx'
import { sayDesk } from './words/index.ts'

type Props = Readonly<{ requests: readonly Request[]; ready: readonly Waiting[]; overdue: readonly Waiting[]; today: Day }>

/** The beginning of each list, with the way to the whole. */
export const DeskHomePage: FC<Props> = ({ requests, ready, overdue, today }) => (
  <DeskPage part="desk" title={sayDesk('title')} lead={sayDesk('lead')} back={{ href: '/library', text: say('title') }}>
    <p><LinkButton href="/library/resources/new" look="second">{sayDesk('new-resource')}</LinkButton></p>
    <p><a href="/library/import">{sayDesk('bring-in')}</a></p>
    <h2>{sayDesk('requests.title')}</h2>
    {requests.length === 0 ? <Empty text={sayDesk('requests.none')} /> : <RequestCards requests={requests} today={today} level={3} />}
    <p><a href="/library/desk/requests">{sayDesk('all')}<span class="visually-hidden">: {sayDesk('requests.title')}</span></a></p>
    <h2>{sayDesk('waiting.ready')}</h2>
    {ready.length === 0 ? <Empty text={sayDesk('waiting.ready-none')} /> : <WaitingCards all={ready} quiet={since} level={3} />}
    <p><a href="/library/desk/waiting">{sayDesk('all')}<span class="visually-hidden">: {sayDesk('waiting.title')}</span></a></p>
    <h2>{sayDesk('reviews.title')}</h2>
    {overdue.length === 0 ? <Empty text={sayDesk('reviews.none')} /> : <WaitingCards all={overdue} quiet={dueOn} level={3} />}
    <p><a href="/library/desk/reviews">{sayDesk('all')}<span class="visually-hidden">: {sayDesk('reviews.title')}</span></a></p>
    <h2>{sayDesk('part.links')}</h2>
    <p>{sayDesk('links.text')} <a href="/library/desk/links">{sayDesk('links.look')}</a></p>
  </DeskPage>
)

const since = (one: Waiting): Child => <>{sayDesk('waiting.since')} <DayText day={dayOf(one.at, DEFAULT_ZONE)} /></>
const dueOn = (one: Waiting): Child => (one.reviewBy === undefined ? '' : <>{sayDesk('reviews.by')} <DayText day={one.reviewBy} /></>)

type CardsProps = Readonly<{ all: readonly Waiting[]; quiet: (one: Waiting) => Child; level?: 2 | 3 }>
const WaitingCards: FC<CardsProps> = ({ all, quiet, level = 2 }) => (
  <Cards>{all.map((one) => <Card title={one.title} href={entryPath(one.kind, one.slug)} level={level} quiet={<>{say(`kinds.${one.kind}.one`)} · {quiet(one)}</>} />)}</Cards>
)

const RequestCards: FC<Readonly<{ requests: readonly Request[]; today: Day; level?: 2 | 3 }>> = ({ requests, today, level = 2 }) => (
  <Cards>{requests.map((request) => (
    <Card title={titleOf(request)} href={`/library/desk/requests/${request.id}`} level={level} quiet={<RequestQuiet request={request} today={today} />} />
  ))}</Cards>
)

const RequestQuiet: FC<Readonly<{ request: Request; today: Day }>> = ({ request, today }) => (
  <>
    {sayDesk(`requests.${request.kind}`)} · {request.answered === undefined
      ? <>{sayDesk('requests.answer-by')} <DayText day={request.answerBy} />{request.answerBy < today ? <> <Tag tone="late">{sayDesk('requests.late')}</Tag></> : null}</>
      : sayDesk(`outcomes.${request.answered.outcome}`)}
  </>
)

type RequestsProps = Readonly<{ requests: readonly Request[]; answered: boolean; today: Day; next: string | undefined; later: boolean }>

/** Everything that readers asked: what waits, or what was answered. */
export const RequestsPage: FC<RequestsProps> = ({ requests, answered, today, next, later }) => {
  const first = answered ? '/library/desk/requests?which=answered' : '/library/desk/requests'
  return (
    <DeskPage part="requests" title={sayDesk('requests.title')} lead={sayDesk('requests.lead')}>
      <Which links={[['/library/desk/requests', sayDesk('requests.open'), !answered], ['/library/desk/requests?which=answered', sayDesk('requests.answered'), answered]]} label={sayDesk('requests.title')} />
      {requests.length === 0 ? <Empty text={sayDesk(answered ? 'requests.answered-none' : 'requests.none')} /> : <RequestCards requests={requests} today={today} />}
      <Pages next={next === undefined ? undefined : `/library/desk/requests?${answered ? 'which=answered&' : ''}after=${next}`} first={later ? first : undefined} />
    </DeskPage>
  )
}

const Which: FC<Readonly<{ label: string; links: readonly (readonly [href: string, text: string, here: boolean])[] }>> = ({ label, links }) => (
  <nav class="parts" aria-label={label}><ul>{links.map(([href, text, here]) => <li><a href={href} aria-current={here ? 'page' : undefined}>{text}</a></li>)}</ul></nav>
)

type WaitingProps = Readonly<{ all: readonly Waiting[]; state: 'draft' | 'ready'; next: string | undefined; later: boolean }>

/** What isn't published yet. */
export const WaitingPage: FC<WaitingProps> = ({ all, state, next, later }) => {
  const path = (which: 'draft' | 'ready') => `/library/desk/waiting?state=${which}`
  return (
    <DeskPage part="waiting" title={sayDesk('waiting.title')} lead={sayDesk('waiting.lead')}>
      <Which label={sayDesk('waiting.title')} links={[[path('ready'), sayDesk('waiting.ready'), state === 'ready'], [path('draft'), sayDesk('waiting.draft'), state === 'draft']]} />
      {all.length === 0 ? <Empty text={sayDesk(`waiting.${state}-none`)} /> : <WaitingCards all={all} quiet={since} />}
      <Pages next={next === undefined ? undefined : `${path(state)}&after=${next}`} first={later ? path(state) : undefined} />
    </DeskPage>
  )
}

/** What was to be looked at again. */
export const ReviewsPage: FC<Readonly<{ all: readonly Waiting[]; next: string | undefined; later: boolean }>> = ({ all, next, later }) => (
  <DeskPage part="reviews" title={sayDesk('reviews.title')} lead={sayDesk('reviews.lead')}>
    {all.length === 0 ? <Empty text={sayDesk('reviews.none')} /> : <WaitingCards all={all} quiet={dueOn} />}
    <Pages next={next === undefined ? undefined : `/library/desk/reviews?after=${next}`} first={later ? '/library/desk/reviews' : undefined} />
  </DeskPage>
)
