import type { FC } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { Button, Form, Hidden, TextField } from '../page/form.tsx'
import { Page } from '../page/page.tsx'
import { Empty, Pages } from '../page/parts.tsx'
import type { Excerpt, Part } from './excerpt.rules.ts'
import type { Place } from './place.rules.ts'
import { saySearch } from './words/index.ts'

export type Hit = Place & Readonly<{ kind: string; path: string; title: readonly Part[]; about: string; excerpt: JSX.Element }>
export type Asked = Readonly<{ typed: string | undefined; kind: string | undefined; after: string | undefined }>

type Props = Readonly<{
  asked: Asked
  /** Why nothing was looked for, though something was typed. */
  problem: 'common' | 'too-long' | undefined
  hits: readonly Hit[]
  /** What kinds are called, and how many there are of each that was found. */
  kinds: readonly Readonly<{ kind: string; one: string; all: string; count: number }>[]
  /** What may have been meant. */
  near: string | undefined
  next: string | undefined
  signedIn: boolean
}>

/** A search, as its address says it. */
export const searchPath = ({ typed, kind, after }: Asked, path = '/search'): string =>
  `${path}?${new URLSearchParams(Object.entries({ q: typed, kind, after }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))).toString()}`

export const SearchPage: FC<Props> = (props) => {
  const { asked, problem, kinds } = props
  const { typed } = asked
  return (
    <Page title={typed === undefined ? saySearch('title') : saySearch('title-for', { query: typed })} lead={typed === undefined ? saySearch('lead') : undefined}>
      <div role="search">
        <Form method="get" action="/search">
          <div class="row">
            <TextField name="q" type="search" label={saySearch('field')} hint={saySearch('hint')} value={typed} />
            <Button>{saySearch('go')}</Button>
          </div>
          {asked.kind === undefined ? null : <Hidden name="kind" value={asked.kind} />}
        </Form>
      </div>
      {problem === undefined ? null : <Empty text={saySearch(problem)} />}
      {typed === undefined || problem !== undefined ? null : <Results {...props} typed={typed} all={kinds.reduce((sum, { count }) => sum + count, 0)} />}
    </Page>
  )
}

const Results: FC<Props & Readonly<{ typed: string; all: number }>> = ({ asked, hits, kinds, near, next, signedIn, typed, all }) => (
  <>
    <h2 id="found">{saySearch('found', { count: all })}</h2>
    {near === undefined ? null : <p class="lead">{saySearch('near')} <a href={searchPath({ typed: near, kind: undefined, after: undefined })}>{near}</a>?</p>}
    {all === 0 ? <Nothing signedIn={signedIn} /> : <Kinds asked={asked} kinds={kinds} all={all} />}
    {all === 0 || hits.length > 0 ? null : (
      <Empty text={saySearch('none-of-kind')}><p><a href={searchPath({ typed, kind: undefined, after: undefined })}>{saySearch('others-of-kind')}</a></p></Empty>
    )}
    {hits.length === 0 ? null : <ol class="cards" role="list">{hits.map((hit) => <HitCard hit={hit} kind={kinds.find(({ kind }) => kind === hit.kind)?.one ?? ''} />)}</ol>}
    <Pages next={next === undefined ? undefined : searchPath({ ...asked, after: next })} first={asked.after === undefined ? undefined : searchPath({ ...asked, after: undefined })} />
  </>
)

const Nothing: FC<{ signedIn: boolean }> = ({ signedIn }) => (
  <Empty text={saySearch('none')}>
    <ul>
      <li>{saySearch('help.fewer')}</li>
      <li>{saySearch('help.spelling')}</li>
      {signedIn ? null : <li>{saySearch('help.member')}</li>}
    </ul>
    <p><a href="/initiatives">{saySearch('help.initiatives')}</a></p>
  </Empty>
)

const Kinds: FC<Pick<Props, 'asked' | 'kinds'> & Readonly<{ all: number }>> = ({ asked, kinds, all }) => {
  const there = kinds.filter(({ kind, count }) => count > 0 || kind === asked.kind)
  if (there.length < 2 && asked.kind === undefined) return <></>
  const link = (kind: string | undefined, text: string) => <li><a href={searchPath({ ...asked, kind, after: undefined })} aria-current={asked.kind === kind ? 'page' : undefined}>{text}</a></li>
  return (
    <nav aria-label={saySearch('kinds')} class="parts">
      <ul>
        {link(undefined, saySearch('everything', { count: all }))}
        {there.map(({ kind, all: name, count }) => link(kind, saySearch('kind', { name, count })))}
      </ul>
    </nav>
  )
}

const HitCard: FC<{ hit: Hit; kind: string }> = ({ hit, kind }) => (
  <li class="card">
    <h3 class="card__title"><a href={hit.path}><span><Parts parts={hit.title} /></span></a></h3>
    <p class="card__quiet">{hit.about === '' ? kind : saySearch('about', { kind, about: hit.about })}</p>
    {hit.excerpt}
  </li>
)

const Parts: FC<{ parts: readonly Part[] }> = ({ parts }) => <>{parts.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text))}</>

/** A stretch of a text, with what was looked for marked in it. */
export const ExcerptLine: FC<{ excerpt: Excerpt }> = ({ excerpt: { before, parts, after } }) =>
  parts.length === 0 ? <></> : <p>{before ? '… ' : ''}<Parts parts={parts} />{after ? ' …' : ''}</p>
