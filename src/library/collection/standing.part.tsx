/** On the page of something in the library: the collections in which it stands, and the way to put it into one. */
import type { FC } from 'hono/jsx'
import type { Child } from 'hono/jsx'
import type { Database } from '#platform/database/database.ts'
import { listPointingAt } from '../entry/entry.queries.ts'
import { entryPath } from '../kind.ts'
import type { AtEntry } from '../library.gate.ts'
import { keyOf, type ItemKey } from './collection.rules.ts'
import { sayCollection } from './words/index.ts'

/** More are found by the search. */
const MOST_STANDING = 10

/** One query. */
export async function collectionsPart({ database }: Readonly<{ database: Database }>, kind: ItemKey['kind'], { entry }: AtEntry<unknown>): Promise<Child | undefined> {
  if (entry.state !== 'published') return undefined
  const standing = await listPointingAt(database, { kind, slug: entry.slug, relation: 'collected' }, MOST_STANDING)
  return (
    <section>
      {standing.length === 0 ? null : <><h2>{sayCollection('collect.standing')}</h2><ul>{standing.map(({ slug, title }) => <li><a href={entryPath('collection', slug)}>{title}</a></li>)}</ul></>}
      <CollectLink item={{ kind, slug: entry.slug }} />
    </section>
  )
}

const CollectLink: FC<{ item: ItemKey }> = ({ item }) => <p class="screen-only"><a class="button button--second" href={`/library/collect?${new URLSearchParams({ what: keyOf(item) }).toString()}`}>{sayCollection('collect.link')}</a></p>
