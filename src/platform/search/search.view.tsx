import type { FC } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { Button, Form, Hidden, TextField } from '../page/form.tsx'
import { Page } from '../page/page.tsx'
import { Empty, Pages } from '../page/parts.tsx'
import { type Asked, anew, isFiltered, isYearChosen, searchPath, without } from './asked.rules.ts'
import type { Excerpt, Part } from './excerpt.rules.ts'
import type { FilterShown } from './filters.rules.ts'
import { Filters } from './filters.view.tsx'
import { saySearch } from './words/index.ts'

export type Hit = Readonly<{ id: string; called: string; path: string; title: readonly Part[]; about: readonly Part[]; tags: readonly Part[]; excerpt: JSX.Element }>

export type FoundShown = Readonly<{
  hits: readonly Hit[]
  /** What has some of the words, where nothing has all. */
  some: readonly Hit[]
  all: number
  /** How many there are whatever is chosen. */
  unfiltered: number
  /** What kinds are called, and how many there are of each. */
  kinds: readonly Readonly<{ kind: string; all: string; count: number }>[]
  filters: readonly FilterShown[]
  years: readonly Readonly<{ year: number; count: number }>[]
  /** What facets are called. */
  labels: ReadonlyMap<string, string>
  /** How many there would be without each list that is chosen from. */
  without: ReadonlyMap<string, number>
  /** What may have been meant. */
  near: string | undefined
  next: Asked | undefined
  /** Where all of it can be taken from here. */
  onwards: readonly Readonly<{ href: string; text: string }>[]
}>

type Props = Readonly<{
  asked: Asked
  /** Why nothing was looked for, though something was typed. */
  problem: 'common' | 'too-long' | undefined
  found: FoundShown | undefined
  help: readonly Readonly<{ href: string; text: string }>[]
  signedIn: boolean
}>
type WithFound = Readonly<{ asked: Asked; found: FoundShown }>

export const SearchPage: FC<Props> = (props) => {
  const { asked, problem, found } = props
  const { typed } = asked
  const offers = found !== undefined && (found.filters.length > 0 || found.years.length > 1 || found.unfiltered > 1)
  return (
    <Page title={typed === undefined ? saySearch('title') : saySearch('title-for', { query: typed })} lead={typed === undefined ? saySearch('lead') : undefined} wide={offers} scripts={['search.js']}
      links={[{ href: searchPath(anew(asked, { sort: typed === undefined ? 'newest' : 'fit' }), '/search.atom'), type: 'application/atom+xml', title: saySearch('feed.follow') }]}>
      <div role="search" class={offers ? 'search search--sides' : 'search'}>
        <Form method="get" action="/search" class="search__form">
          <div class="row search__field">
            <TextField name="q" type="search" label={saySearch('field')} hint={saySearch('hint')} value={typed} />
            <Button>{saySearch('go')}</Button>
          </div>
          {asked.kind === undefined ? null : <Hidden name="kind" value={asked.kind} />}
          <div id="narrow" class="search__side">{offers ? <Filters asked={asked} filters={found.filters} years={found.years} /> : null}</div>
        </Form>
        <div id="results" class="search__found">
          {problem === undefined ? null : <Empty text={saySearch(problem)} />}
          {found === undefined ? null : <Results {...props} found={found} />}
        </div>
      </div>
      <p class="visually-hidden" role="status" id="search-says"></p>
    </Page>
  )
}

const Results: FC<Props & WithFound> = ({ asked, found, help, signedIn }) => (
  <>
    <h2 id="found">{asked.typed === undefined && !isFiltered(asked) ? saySearch('there-are', { count: found.all }) : saySearch('found', { count: found.all })}</h2>
    <Chosen asked={asked} found={found} />
    {found.near === undefined ? null : <p class="lead">{saySearch('near')} <a href={searchPath(anew(asked, { typed: found.near }))}>{found.near}</a>?</p>}
    {found.unfiltered === 0 ? <Nothing asked={asked} help={help} signedIn={signedIn} hasSome={found.some.length > 0} /> : <Kinds asked={asked} found={found} />}
    {found.unfiltered > 0 && found.all === 0 ? <Excluded asked={asked} found={found} /> : null}
    <Hits hits={found.hits} />
    {found.some.length === 0 ? null : <><h2>{saySearch('some')}</h2><Hits hits={found.some} /></>}
    <Pages next={found.next === undefined ? undefined : searchPath(found.next)} first={asked.after === undefined ? undefined : searchPath(anew(asked, {}))} />
    {found.onwards.length === 0 ? null : <ul class="actions">{found.onwards.map(({ href, text }) => <li><a href={href}>{text}</a></li>)}</ul>}
  </>
)

const Hits: FC<Pick<FoundShown, 'hits'>> = ({ hits }) =>
  hits.length === 0 ? null : <ol class="cards" role="list">{hits.map((hit) => <HitCard hit={hit} />)}</ol>

const yearsInWords = ({ years: { from, until } }: Asked) =>
  from === undefined ? saySearch('years.until', { until: String(until) }) : until === undefined ? saySearch('years.from', { from: String(from) }) : from === until ? String(from) : saySearch('years.both', { from: String(from), until: String(until) })

/** What is chosen, each with a link that takes it off. */
const Chosen: FC<WithFound> = ({ asked, found: { labels } }) => {
  if (!isFiltered(asked)) return null
  const off = (to: Asked, text: string) => <li><a href={searchPath(to)}><span class="visually-hidden">{saySearch('take-off')} </span>{text}<span aria-hidden="true"> ×</span></a></li>
  return (
    <nav class="search__chosen" aria-label={saySearch('chosen')}>
      <ul role="list">
        {[...asked.filters].flatMap(([name, values]) => values.map((value) => off(without(asked, name, value), labels.get(`${name}:${value}`) ?? value)))}
        {isYearChosen(asked.years) ? off(anew(asked, { years: { from: undefined, until: undefined } }), yearsInWords(asked)) : null}
        <li><a href={searchPath(anew(asked, { filters: new Map(), years: { from: undefined, until: undefined } }))}>{saySearch('take-all-off')}</a></li>
      </ul>
    </nav>
  )
}

/** Something has the words and nothing of it fits what is chosen: which choice leaves out how many. */
const Excluded: FC<WithFound> = ({ asked, found: { filters, kinds, without: counts, unfiltered } }) => {
  const lists = [
    ...(asked.kind === undefined ? [] : [{ name: 'kind', text: kinds.find(({ kind }) => kind === asked.kind)?.all ?? '', to: anew(asked, { kind: undefined }) }]),
    ...[...asked.filters.keys()].map((name) => ({ name, text: filters.find((one) => one.name === name)?.title ?? name, to: without(asked, name) })),
    ...(isYearChosen(asked.years) ? [{ name: 'year', text: saySearch('years.title'), to: anew(asked, { years: { from: undefined, until: undefined } }) }] : []),
  ].map((one) => ({ ...one, count: counts.get(one.name) ?? 0 })).filter(({ count }) => count > 0)
  return (
    <Empty text={saySearch(isFiltered(asked) ? 'none-chosen' : 'none-of-kind')}>
      <ul>
        {lists.map(({ text, to, count }) => <li><a href={searchPath(to)}>{saySearch('without', { name: text, count })}</a></li>)}
        <li><a href={searchPath(anew(asked, { kind: undefined, filters: new Map(), years: { from: undefined, until: undefined } }))}>{saySearch('others-of-kind', { count: unfiltered })}</a></li>
      </ul>
    </Empty>
  )
}

const Nothing: FC<Pick<Props, 'asked' | 'help' | 'signedIn'> & Readonly<{ hasSome: boolean }>> = ({ asked, help, signedIn, hasSome }) => (
  <Empty text={saySearch(hasSome ? 'none-of-all' : 'none')}>
    <ul>
      {isFiltered(asked) ? <li><a href={searchPath(anew(asked, { kind: undefined, filters: new Map(), years: { from: undefined, until: undefined } }))}>{saySearch('take-all-off')}</a></li> : null}
      <li>{saySearch('help.fewer')}</li>
      <li>{saySearch('help.spelling')}</li>
      {signedIn ? null : <li>{saySearch('help.member')}</li>}
    </ul>
    <ul class="actions">{[...help, { href: '/initiatives', text: saySearch('help.initiatives') }].map(({ href, text }) => <li><a href={href}>{text}</a></li>)}</ul>
  </Empty>
)

const Kinds: FC<WithFound> = ({ asked, found }) => {
  const there = found.kinds.filter(({ kind, count }) => count > 0 || kind === asked.kind)
  if (there.length < 2 && asked.kind === undefined) return <></>
  const link = (kind: string | undefined, text: string) => <li><a href={searchPath(anew(asked, { kind }))} aria-current={asked.kind === kind ? 'page' : undefined}>{text}</a></li>
  return (
    <nav aria-label={saySearch('kinds')} class="parts">
      <ul>
        {link(undefined, saySearch('everything', { count: asked.kind === undefined ? found.all : found.without.get('kind') ?? 0 }))}
        {there.map(({ kind, all: name, count }) => link(kind, saySearch('kind', { name, count })))}
      </ul>
    </nav>
  )
}

const HitCard: FC<{ hit: Hit }> = ({ hit }) => (
  <li class="card">
    <h3 class="card__title"><a href={hit.path}><span><Parts parts={hit.title} /></span></a></h3>
    <p class="card__quiet">{hit.about.length === 0 ? hit.called : <>{saySearch('about', { kind: hit.called })}<Parts parts={hit.about} /></>}</p>
    {hit.tags.length === 0 ? null : <p class="card__quiet">{saySearch('filed-under')} {hit.tags.map((part, at) => <>{at === 0 ? '' : ', '}<mark>{part.text}</mark></>)}</p>}
    {hit.excerpt}
  </li>
)

const Parts: FC<{ parts: readonly Part[] }> = ({ parts }) => <>{parts.map(({ text, marked }) => (marked ? <mark>{text}</mark> : text))}</>

/** A stretch of a text, with what was looked for marked in it. */
export const ExcerptLine: FC<{ excerpt: Excerpt }> = ({ excerpt: { before, parts, after } }) =>
  parts.length === 0 ? <></> : <p>{before ? '… ' : ''}<Parts parts={parts} />{after ? ' …' : ''}</p>
