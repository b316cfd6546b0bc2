/** A feed of what happened. */
import { atomOf, feedTitle } from '#platform/atom.ts'
import type { Initiative } from '../initiative.queries.ts'
import type { Happening } from './feed.queries.ts'
import { sayThread } from './words/index.ts'

/** The feed of an initiative that is open to everybody. `site`: where it is reached. No names: nobody outside is shown who said what. */
export function feedOf(site: URL, initiative: Pick<Initiative, 'id' | 'slug' | 'title'>, happenings: readonly Happening[]): string {
  const at = (end: string) => new URL(`/initiatives/${initiative.slug}${end}`, site).href
  return atomOf({
    id: `urn:uuid:${initiative.id}`, title: sayThread('feed.title', { title: initiative.title }), author: initiative.title, href: at('/happened'), self: at('/thread.atom'),
    entries: happenings.map(({ id, kind, words, recordedAt }) => ({
      id: `urn:uuid:${id}`, title: sayThread(`feed.${kind}`, { words: feedTitle(words) }), updated: recordedAt, href: at(`/items/${id}`), text: words,
    })),
  })
}
