/** On the page of something in the library: the collections in which it stands, and the way to put it into one. */
import type { FC } from 'hono/jsx'
import type { Child } from 'hono/jsx'
import type { Titled } from '../entry/entry.queries.ts'
import { entryPath } from '../kind.ts'
import type { AtEntry } from '../library.gate.ts'
import { keyOf, type ItemKey } from './collection.rules.ts'
import { sayCollection } from './words/index.ts'

/** More are found by the search. */
export const MOST_STANDING = 10

/** @param standing the collections that point at it */
export function collectionsPart(kind: ItemKey['kind'], { entry }: AtEntry<unknown>, standing: readonly Titled[]): Child | undefined {
  if (entry.state !== 'published') return undefined
  return (
    <section>
      {standing.length === 0 ? null : <><h2>{sayCollection('collect.standing')}</h2><ul>{standing.map(({ slug, title }) => <li><a href={entryPath('collection', slug)}>{title}</a></li>)}</ul></>}
      <CollectLink item={{ kind, slug: entry.slug }} />
    </section>
  )
}

const CollectLink: FC<{ item: ItemKey }> = ({ item }) => <p class="screen-only"><a class="button button--second" href={`/library/collect?${new URLSearchParams({ what: keyOf(item) }).toString()}`}>{sayCollection('collect.link')}</a></p>
