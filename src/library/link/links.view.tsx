import type { Child, FC } from 'hono/jsx'
import { Button, Form } from '#platform/page/form.tsx'
import { sentencesOf } from '#platform/page/page.tsx'
import { Buttons, Card, Cards, DayText, Empty, Pages, Tag } from '#platform/page/parts.tsx'
import type { Problem } from '#platform/problems.ts'
import { DEFAULT_ZONE, dayOf } from '#platform/time.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { entryPath } from '../kind.ts'
import { archivedAt } from './address.ts'
import type { Link, Progress } from './links.queries.ts'
import type { UseCode } from './use-address.ts'
import { WHICH, type Which, leadsHome } from './visit.rules.ts'
import { sayLink } from './words/index.ts'

type Props = Readonly<{ which: Which; links: readonly Link[]; progress: Progress; next: string | undefined; later: boolean; problems: readonly Problem<UseCode>[] }>

const pathOf = (which: Which) => `/library/desk/links?which=${which}`

/** One of the lists of links that need somebody, and how far the visits are. */
export const LinksPage: FC<Props> = ({ which, links, progress, next, later, problems }) => (
  <DeskPage part="links" title={sayLink('title')} lead={sayLink('lead')} problems={sentencesOf(problems, (code) => sayLink(`problems.${code}`))}>
    <p class="hint">{progress.lastAt === undefined ? sayLink('never') : <>{sayLink('progress', { visited: progress.visited, waiting: progress.waiting })} {sayLink('last')} <Day at={progress.lastAt} />.</>}</p>
    <nav class="parts" aria-label={sayLink('title')}>
      <ul>{WHICH.map((one) => <li><a href={pathOf(one)} aria-current={one === which ? 'page' : undefined}>{sayLink('counted', { which: sayLink(`which.${one}`), count: progress[one] })}</a></li>)}</ul>
    </nav>
    {links.length === 0 ? <Empty text={sayLink(`none.${which}`)} /> : <Cards>{links.map((link) => <LinkCard link={link} />)}</Cards>}
    <Pages next={next === undefined ? undefined : `${pathOf(which)}&after=${next}`} first={later ? pathOf(which) : undefined} />
  </DeskPage>
)

const Day: FC<{ at: Date }> = ({ at }) => <DayText day={dayOf(at, DEFAULT_ZONE)} />

/** An address as people read it: without what every address begins with, and no longer than two lines. */
const LONGEST_SHOWN = 90
function shown(url: string): string {
  const short = url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')
  return short.length <= LONGEST_SHOWN ? short : `${short.slice(0, LONGEST_SHOWN)}…`
}

const LinkCard: FC<{ link: Link }> = ({ link }) => (
  <Card title={shown(link.url)} href={link.url} quiet={<>{link.verdict === undefined ? null : <><Tag tone={link.verdict === 'fine' ? 'good' : 'gone'}>{sayLink(`noted.${link.verdict}`)}</Tag> </>}{sayLink('since')} <Day at={link.since} />{link.status === undefined || link.status < 400 ? null : <> · {sayLink('answer', { status: String(link.status) })}</>}</>}>
    <What link={link} />
    <p>{sayLink('in')} {between(link.entries.map(({ kind, slug, title }) => <a href={entryPath(kind, slug)}>{title}</a>))}{link.count > link.entries.length ? <> {sayLink('in-more', { count: link.count - link.entries.length })}</> : null}</p>
    {link.state === 'gone' || link.state === 'unreachable' || link.verdict === 'gone' ? <OlderCopy link={link} /> : null}
    <Doing link={link} />
  </Card>
)

const between = (all: readonly Child[]): readonly Child[] => all.flatMap((one, place) => (place === 0 ? [one] : ['; ', one]))

const What: FC<{ link: Link }> = ({ link: { state, url, movedTo } }) => {
  if (state === 'moved' && movedTo !== undefined) return <><p>{sayLink('state.moved')} <a href={movedTo}>{shown(movedTo)}</a></p>{leadsHome(url, movedTo) ? <p>{sayLink('state.moved-home')}</p> : null}</>
  return state === 'ok' || state === 'unvisited' || state === 'moved' ? null : <p>{sayLink(`state.${state}`)}</p>
}

const OlderCopy: FC<{ link: Link }> = ({ link: { url, seenAt, addedAt } }) => (
  <p class="hint">{seenAt === undefined ? null : <>{sayLink('seen')} <Day at={seenAt} />. </>}<a href={archivedAt(url, seenAt ?? addedAt)}>{sayLink('archived')}</a> {sayLink('archived-hint')}</p>
)

const Doing: FC<{ link: Link }> = ({ link }) => (
  <Buttons>
    {link.verdict === undefined ? (
      <>
        {link.movedTo === undefined ? null : <Press link={link} end="use" look={leadsHome(link.url, link.movedTo) ? 'second' : 'main'} />}
        <Press link={link} end="fine" />
        <Press link={link} end="gone" />
      </>
    ) : <Press link={link} end="again" />}
  </Buttons>
)

const Press: FC<Readonly<{ link: Link; end: 'use' | 'fine' | 'gone' | 'again'; look?: 'main' | 'second' }>> = ({ link, end, look = 'second' }) => (
  <Form action={`/library/desk/links/${link.id}/${end}`}><Button look={look}>{sayLink(end)}<span class="visually-hidden">{sayLink('about', { address: shown(link.url) })}</span></Button></Form>
)
