import type { FC } from 'hono/jsx'
import { Page } from '#platform/page/page.tsx'
import { Card, Cards, Empty, LinkButton, Pages } from '#platform/page/parts.tsx'
import type { Entry, Titled } from '../entry/entry.queries.ts'
import { entryPath } from '../kind.ts'
import { say } from '../words/index.ts'
import type { Collection } from './collection.rules.ts'
import { sayCollection } from './words/index.ts'

type Props = Readonly<{ found: readonly Entry<Collection>[]; next: string | undefined; later: boolean; topic: Titled | undefined; mine: readonly Titled[] }>

export const CollectionsPage: FC<Props> = ({ found, next, later, topic, mine }) => {
  const query = (after: string | undefined) => `/library/collections?${new URLSearchParams({ ...(topic === undefined ? {} : { topic: topic.slug }), ...(after === undefined ? {} : { after }) }).toString()}`
  return (
    <Page title={topic === undefined ? sayCollection('list.title') : sayCollection('list.title-topic', { topic: topic.title })} part={say('title')} lead={sayCollection('list.lead')} back={{ href: '/library', text: say('title') }} listed>
      {topic === undefined ? null : <p><a href="/library/collections">{sayCollection('list.all')}</a></p>}
      {mine.length === 0 ? null : <section><h2>{sayCollection('list.mine')}</h2><ul>{mine.map(({ slug, title }) => <li><a href={entryPath('collection', slug)}>{title}</a></li>)}</ul></section>}
      {found.length === 0 ? <Empty text={sayCollection('list.empty')} /> : <Cards>{found.map((one) => <CollectionCard entry={one} />)}</Cards>}
      <Pages next={next === undefined ? undefined : query(next)} first={later ? query(undefined) : undefined} />
      <p class="screen-only"><LinkButton href="/library/collections/new" look="second">{sayCollection('list.begin')}</LinkButton></p>
    </Page>
  )
}

/** One collection in a list. */
export const CollectionCard: FC<Readonly<{ entry: Entry<Collection>; level?: 2 | 3 }>> = ({ entry: { slug, title, content }, level = 2 }) => (
  <Card title={title} href={entryPath('collection', slug)} level={level} quiet={[content.curator, sayCollection('list.count', { count: content.items.length })].filter(Boolean).join(' · ')}>
    {content.lead === '' ? null : <p>{content.lead}</p>}
  </Card>
)
