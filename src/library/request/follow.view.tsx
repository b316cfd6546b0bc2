import type { FC } from 'hono/jsx'
import { Page } from '#platform/page/page.tsx'
import { Card, Cards, DayText, Empty, Facts, Inset, Pages, Tag, Words } from '#platform/page/parts.tsx'
import { DEFAULT_ZONE, dayOf, type Day, sayDay } from '#platform/time.ts'
import { entryPath } from '../kind.ts'
import { say } from '../words/index.ts'
import type { About, Request } from './request.queries.ts'
import { sayRequest } from './words/index.ts'

/** A page of the library by its name, as far as everybody reads it. */
const AboutLink: FC<{ about: About | undefined }> = ({ about }) =>
  about?.state === 'published' ? <a href={entryPath(about.kind, about.slug)}>{about.title}</a> : <>{sayRequest('follow.page-gone')}</>

/** What was asked, in a line. */
export const titleOf = (request: Request): string =>
  request.kind !== 'problem' ? request.title ?? request.url ?? '' : request.about?.state === 'published' ? request.about.title : sayRequest('follow.page-gone')

type Props = Readonly<{ request: Request; today: Day; mine: boolean }>

/** What somebody asked, and by when it is answered, or the answer. */
export const FollowPage: FC<Props> = ({ request, today, mine }) => (
  <Page title={sayRequest('follow.title')} part={say('title')} back={mine ? { href: '/library/requests', text: sayRequest('follow.mine') } : { href: '/library', text: say('title') }}>
    {request.answered === undefined ? (
      <>
        <p class="lead">{sayRequest('follow.sent')}</p>
        <Inset><p>{today <= request.answerBy ? <>{sayRequest('follow.by')} <DayText day={request.answerBy} />.</> : sayRequest('follow.was-by', { day: sayDay(request.answerBy) })}</p></Inset>
        {mine ? null : <p>{sayRequest('follow.keep')}</p>}
      </>
    ) : <Answered request={request} answered={request.answered} />}
    <Facts facts={[
      [sayRequest('follow.asked'), <DayText day={dayOf(request.at, DEFAULT_ZONE)} />],
      [sayRequest('follow.suggested'), request.kind === 'suggestion' ? titleOf(request) : undefined],
      [sayRequest('follow.wondered'), request.kind === 'question' ? titleOf(request) : undefined],
      [sayRequest('follow.reported'), request.kind === 'problem' ? <AboutLink about={request.about} /> : undefined],
      [sayRequest('follow.problem'), request.problem === undefined ? undefined : sayRequest(`problem.kinds.${request.problem}`)],
    ]} />
    <p><a href="/library/suggest">{sayRequest('follow.suggest-more')}</a></p>
  </Page>
)

const Answered: FC<Readonly<{ request: Request; answered: NonNullable<Request['answered']> }>> = ({ request, answered: { outcome, words, at } }) => (
  <>
    <h2>{sayRequest('follow.answer')}</h2>
    <p><strong>{sayRequest(`outcomes.${outcome}`)}</strong></p>
    {words === undefined ? null : <Words text={words} />}
    {request.draft?.state === 'published' ? <p>{sayRequest('follow.to')}: <AboutLink about={request.draft} /></p> : null}
    <p class="hint">{sayRequest('follow.answered')} <DayText day={dayOf(at, DEFAULT_ZONE)} /></p>
  </>
)

/** On one's own page: what was answered of late, and the way to all that one asked. */
export const AnsweredMe: FC<{ answered: readonly Request[] }> = ({ answered }) => (
  <section>
    <h2>{sayRequest('follow.answered-you')}</h2>
    <ul>{answered.map((one) => <li><a href={`/library/requests/${one.id}`}>{titleOf(one)}</a> {one.answered === undefined ? null : <span class="soft">(<DayText day={dayOf(one.answered.at, DEFAULT_ZONE)} />)</span>}</li>)}</ul>
    <p><a href="/library/requests">{sayRequest('follow.mine')}</a></p>
  </section>
)

type MineProps = Readonly<{ asked: readonly Request[]; next: string | undefined; later: boolean }>

/** All that somebody asked. */
export const MyRequestsPage: FC<MineProps> = ({ asked, next, later }) => (
  <Page title={sayRequest('follow.mine')} lead={sayRequest('follow.mine-lead')} part={say('title')} back={{ href: '/library', text: say('title') }}>
    {asked.length === 0 ? <Empty text={sayRequest('follow.mine-none')} /> : (
      <Cards>{asked.map((request) => (
        <Card title={titleOf(request)} href={`/library/requests/${request.id}`} quiet={<><Tag tone={request.answered === undefined ? 'waiting' : 'plain'}>{request.answered === undefined ? sayRequest('follow.waiting') : sayRequest('follow.answer')}</Tag> <DayText day={dayOf(request.at, DEFAULT_ZONE)} /></>}>
          {request.answered === undefined ? null : <p>{sayRequest(`outcomes.${request.answered.outcome}`)}</p>}
        </Card>
      ))}</Cards>
    )}
    <p><a href="/library/suggest">{sayRequest('follow.suggest-more')}</a></p>
    <Pages next={next === undefined ? undefined : `?after=${next}`} first={later ? '/library/requests' : undefined} />
  </Page>
)
