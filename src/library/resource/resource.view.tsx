import type { Child, FC } from 'hono/jsx'
import { Page } from '#platform/page/page.tsx'
import { Card, Cards, Empty, Facts, Inset, LinkButton, Pages, Tag, Words } from '#platform/page/parts.tsx'
import type { Around } from '../entry/around.queries.ts'
import type { Entry, Titled } from '../entry/entry.queries.ts'
import { EntryDoing, EntryFoot } from '../entry/entry.view.tsx'
import { entryPath } from '../kind.ts'
import type { AtEntry } from '../library.gate.ts'
import { ShareEntry } from '../sharing/share-entry.tsx'
import { describeResource } from '../sharing/describe-resource.rules.ts'
import { toldOf } from '../sharing/shared.ts'
import { say } from '../words/index.ts'
import { sayLanguage } from './language.rules.ts'
import type { Newer } from './newer.ts'
import { sayPartialDay } from './partial-day.rules.ts'
import { type Edition, type Link, type Resource, nameOf, namesOf, resource } from './resource.rules.ts'
import { sayResource } from './words/index.ts'

/** What it points at, and what points at it; of them, those that nobody reads are left out. */
type Props = Readonly<{ here: AtEntry<Resource>; around: Around; parts: Child[] }>

/** Everything that the library says of a work, what to do with it first. */
export const ResourcePage: FC<Props> = ({ here, around, parts }) => {
  const { entry } = here
  const { content } = entry
  const [newer] = around.at('superseded-by')
  return (
    <Page title={entry.title} part={sayResource(`types.${content.type}`)} back={{ href: '/library', text: say('title') }} lead={bylineOf(content)} {...toldOf(resource, describeResource, entry, new Map(around.at('topic').map(({ slug, title }) => [slug, title])))}>
      <EntryDoing kind={resource} here={here} />
      {newer === undefined ? null : <Inset><p>{say('withdrawn.newer')} <a href={entryPath('resource', newer.slug)}>{newer.title}</a>.</p></Inset>}
      {content.annotation === '' ? null : <div class="lead-words"><Words text={content.annotation} /></div>}
      <Links links={content.links} tell={entryPath('resource', entry.slug, '/report')} />
      <ResourceFacts content={content} around={around} />
      {content.editions.length === 0 ? null : <><h2>{sayResource('editions')}</h2><Cards>{content.editions.map((edition) => <EditionCard edition={edition} />)}</Cards></>}
      {parts}
      <ShareEntry kind="resource" entry={entry} />
      <EntryFoot kind="resource" entry={entry} />
    </Page>
  )
}

/** «Family and Family, Publisher, 2015» */
export function bylineOf(one: Pick<Resource, 'authors' | 'publishers' | 'published'>): string | undefined {
  const { made, broughtOut } = namesOf(one)
  return [andMore(made), broughtOut.join(', '), one.published === undefined ? '' : sayPartialDay(one.published)].filter((part) => part !== '').join(' · ') || undefined
}

/** More names than a line has room for stand further down. */
const andMore = (names: readonly string[]): string => (names.length > 4 ? sayResource('page.and-more', { names: names.slice(0, 3).join(', ') }) : names.join(', '))

const hostOf = (url: string): string => new URL(url).hostname.replace(/^www\./, '')
const linkWords = ({ url, format, language }: Link): string => [sayResource(`link-formats.${format}`), language === undefined ? undefined : sayLanguage(language), hostOf(url)].filter((one) => one !== undefined).join(', ')

const Links: FC<Readonly<{ links: readonly Link[]; tell: string }>> = ({ links: [first, ...others], tell }) => (first === undefined ? (
  <p class="hint">{sayResource('page.no-link')} <a href={tell}>{sayResource('page.know-link')}</a></p>
) : (
  <>
    <p class="open-work"><LinkButton href={first.url}>{sayResource('page.open')}</LinkButton> <span class="hint">{linkWords(first)}</span></p>
    {others.length === 0 ? null : <><h2>{sayResource('page.also')}</h2><ul>{others.map((one) => <li><a href={one.url}>{linkWords(one)}</a></li>)}</ul></>}
  </>
))

const Names: FC<{ names: readonly string[] }> = ({ names }) => (names.length === 1 ? <>{names[0]}</> : <ul class="plain-list">{names.map((name) => <li>{name}</li>)}</ul>)
const namesOrNone = (names: readonly string[]): Child | undefined => (names.length === 0 ? undefined : <Names names={names} />)
const TitledLinks: FC<{ all: readonly Titled[] }> = ({ all }) => <ul class="plain-list">{all.map(({ kind, slug, title }) => <li><a href={entryPath(kind, slug)}>{title}</a></li>)}</ul>
const linksOrNone = (all: readonly Titled[]): Child | undefined => (all.length === 0 ? undefined : <TitledLinks all={all} />)

const ResourceFacts: FC<Readonly<{ content: Resource; around: Around }>> = ({ content, around }) => (
  <>
    <h2>{sayResource('page.facts')}</h2>
    <Facts facts={[
      [sayResource('topics'), linksOrNone(around.at('topic'))],
      [sayResource('policies'), linksOrNone(around.at('policy'))],
      [sayResource('ways'), namesOrNone(content.ways.map((way) => sayResource(`way.${way}`)))],
      [sayResource('steps'), namesOrNone(content.steps.map((step) => sayResource(`step.${step}`)))],
      [sayResource('stages'), namesOrNone(content.stages.map((stage) => sayResource(`stage.${stage}`)))],
      [sayResource('sectors'), namesOrNone(content.sectors.map((sector) => sayResource(`sector.${sector}`)))],
      [sayResource('scope'), content.scope === undefined ? undefined : sayResource(`scopes.${content.scope}`)],
      [sayResource('authors'), namesOrNone(content.authors.map(nameOf))],
      [sayResource('publishers'), namesOrNone(content.publishers)],
      [sayResource('published'), content.published === undefined ? undefined : sayPartialDay(content.published)],
      [sayResource('formats'), namesOrNone(content.formats.map((format) => sayResource(`format.${format}`)))],
      [sayResource('languages'), namesOrNone(content.languages.map(sayLanguage))],
      [sayResource('licence'), content.licence],
      [sayResource('page.replaces'), linksOrNone(around.from('superseded-by'))],
      [sayResource('doi'), content.doi === undefined ? undefined : <a href={`https://doi.org/${encodeURI(content.doi)}`}>{content.doi}</a>],
      [sayResource('isbn'), content.isbn],
    ]} />
  </>
)

const EditionCard: FC<{ edition: Edition }> = ({ edition: { name, published, publishers, links } }) => (
  <Card title={name} level={3} quiet={bylineOf({ authors: [], publishers, published })}>
    {links.length === 0 ? null : <ul class="plain-list">{links.map((one) => <li><a href={one.url}>{linkWords(one)}</a></li>)}</ul>}
  </Card>
)

/** That something newer takes the place of a resource, where it does. */
export const ReplacedBy: FC<{ newer: Titled | undefined }> = ({ newer }) => (newer === undefined ? null : <p><Tag tone="gone">{sayResource('superseded-by')}</Tag> <a href={entryPath(newer.kind, newer.slug)}>{newer.title}</a></p>)

/** One resource in a list: what it is called, what it is, how its words begin, and what takes its place. */
export const ResourceCard: FC<Readonly<{ entry: Pick<Entry<Resource>, 'slug' | 'title' | 'content'>; newer: Newer; level?: 2 | 3 }>> = ({ entry: { slug, title, content }, newer, level = 2 }) => (
  <Card title={title} href={entryPath('resource', slug)} level={level} quiet={[sayResource(`types.${content.type}`), bylineOf(content)].filter(Boolean).join(' · ')}>
    {content.annotation === '' ? null : <p>{shortened(content.annotation)}</p>}
    <ReplacedBy newer={newer(content)} />
  </Card>
)

/** About two lines. */
const LONGEST_BEGINNING = 220
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length <= LONGEST_BEGINNING ? line : `${line.slice(0, LONGEST_BEGINNING).replace(/\s+\S*$/, '')} …`
}

type ListProps = Readonly<{ found: readonly Entry<Resource>[]; newer: Newer; next: string | undefined; later: boolean; editing: boolean }>

/** All resources, those that came in last first. */
export const ResourcesPage: FC<ListProps> = ({ found, newer, next, later, editing }) => (
  <Page title={sayResource('list.title')} lead={sayResource('list.lead')} back={{ href: '/library', text: say('title') }} listed>
    <p><a href="/search?kind=resource">{sayResource('list.search')}</a> · <a href="/library/cite">{sayResource('list.cite')}</a></p>
    {editing ? <p><LinkButton href="/library/resources/new" look="second">{sayResource('form.new')}</LinkButton></p> : null}
    {found.length === 0 ? <Empty text={sayResource('list.none')} /> : <Cards>{found.map((entry) => <ResourceCard entry={entry} newer={newer} />)}</Cards>}
    <Pages next={next === undefined ? undefined : `?after=${next}`} first={later ? '/library/resources' : undefined} />
  </Page>
)
