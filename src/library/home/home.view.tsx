import type { FC } from 'hono/jsx'
import { Button, Form, TextField } from '#platform/page/form.tsx'
import { Page } from '#platform/page/page.tsx'
import { Cards, Empty, LinkButton } from '#platform/page/parts.tsx'
import type { Entry, Titled } from '../entry/entry.queries.ts'
import { feedLinks } from '../feed/feed-links.ts'
import { FOLDERS, KINDS, type Kind, entryPath } from '../kind.ts'
import type { Newer } from '../resource/newer.ts'
import type { Resource } from '../resource/resource.rules.ts'
import { ResourceCard } from '../resource/resource.view.tsx'
import { say } from '../words/index.ts'
import { sayHome } from './words/index.ts'

type Props = Readonly<{
  counts: ReadonlyMap<Kind, number>; newest: readonly Entry<Resource>[]; newer: Newer
  /** Some of each other kind. */
  others: readonly Titled[]
  editing: boolean; signedIn: boolean
}>

/** What the library holds, and the ways into it. */
export const LibraryHomePage: FC<Props> = ({ counts, newest, newer, others, editing, signedIn }) => {
  const there = KINDS.filter((kind) => (counts.get(kind) ?? 0) > 0)
  return (
    <Page title={say('title')} lead={sayHome('lead')} listed links={feedLinks(say('title'))} facts={{ path: '/library', about: sayHome('lead') }}>
      <div role="search">
        <Form method="get" action="/search">
          <div class="row">
            <TextField name="q" type="search" label={sayHome('search')} hint={sayHome('search-hint')} />
            <Button>{sayHome('go')}</Button>
          </div>
        </Form>
      </div>
      {there.length === 0 ? <Empty text={sayHome('none')} /> : (
        <nav class="library-kinds" aria-label={sayHome('whole')}>
          <ul role="list">{there.map((kind) => <li><a href={`/library/${FOLDERS[kind]}`}><strong class="count">{(counts.get(kind) ?? 0).toLocaleString('en-GB')}</strong> {say(`kinds.${kind}.${counts.get(kind) === 1 ? 'one' : 'all'}`)}</a></li>)}</ul>
        </nav>
      )}
      {newest.length === 0 ? null : (
        <>
          <h2>{sayHome('new')}</h2>
          <Cards>{newest.map((entry) => <ResourceCard entry={entry} newer={newer} level={3} />)}</Cards>
          <p><a href="/library/resources">{sayHome('all-resources')}</a></p>
        </>
      )}
      <Groups others={others} />
      <h2>{sayHome('learned')}</h2>
      <p>{sayHome('learned-text')} <a href="/library/learning">{sayHome('learned-read')}</a></p>
      <h2>{sayHome('help')}</h2>
      <p>{sayHome('suggest-text')}</p>
      <p><LinkButton href="/library/suggest" look="second">{sayHome('suggest')}</LinkButton></p>
      <ul class="actions">
        <li><a href="/library/ask">{sayHome('ask')}</a></li>
        <li><a href="/library/collections/new">{sayHome('begin-collection')}</a></li>
        <li><a href="/library/case-studies/new">{sayHome('write-case-study')}</a></li>
      </ul>
      <h2>{sayHome('along')}</h2>
      <ul class="actions">
        <li><a href="/library/cite">{sayHome('cite')}</a></li>
        <li><a href="/library/feed.atom">{sayHome('follow')}</a></li>
        <li><a href="/oai">{sayHome('harvest')}</a></li>
        <li><a href="/api">{sayHome('programs')}</a></li>
      </ul>
      {signedIn ? <p><a href="/library/requests">{sayHome('asked')}</a></p> : null}
      {editing ? <><h2>{sayHome('editing')}</h2><ul class="actions"><li><a href="/library/desk">{sayHome('desk')}</a></li><li><a href="/library/resources/new">{sayHome('new-resource')}</a></li><li><a href="/library/import">{sayHome('bring-in')}</a></li></ul></> : null}
    </Page>
  )
}

/** Some of each kind, beside each other. */
const Groups: FC<{ others: readonly Titled[] }> = ({ others }) => {
  const kinds = KINDS.filter((kind): kind is Exclude<Kind, 'resource'> => kind !== 'resource' && others.some((one) => one.kind === kind))
  return (
    <div class="link-groups">
      {kinds.map((kind) => (
        <section>
          <h2>{say(`kinds.${kind}.all`)}</h2>
          <ul class="actions">{others.filter((one) => one.kind === kind).map(({ slug, title }) => <li><a href={entryPath(kind, slug)}>{title}</a></li>)}</ul>
          <p><a href={`/library/${FOLDERS[kind]}`}>{sayHome(`all.${kind}`)}</a></p>
        </section>
      ))}
    </div>
  )
}
