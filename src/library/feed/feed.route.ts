/** Whoever follows the library with a reader is told what is new: all of it, of one kind, or about a topic. */
import { z } from 'zod'
import { type AtomFeed, ATOM_TYPE, atomOf, feedTitle } from '#platform/atom.ts'
import type { Context } from '#platform/http/context.ts'
import { fedRoute } from '#platform/http/data-route.ts'
import { type AnyRoute, everybody } from '#platform/http/routes.ts'
import { JSON_FEED_TYPE, jsonFeedOf } from '#platform/json-feed.ts'
import { KINDS, entryPath } from '../kind.ts'
import { whichAreOpen } from '../sharing/open-now.ts'
import { type Outside, listNewest } from '../sharing/outside.queries.ts'
import { describe, topicName } from '../sharing/shared.ts'
import { sayFeed } from './words/index.ts'

/** As many as somebody who looks once a month can have missed. */
const IN_FEED = 50

const query = z.strictObject({ kind: z.enum(KINDS).optional(), topic: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(80).optional() })
type Query = z.output<typeof query>

async function feedAt(c: Context, path: string, { kind, topic }: Query): Promise<AtomFeed> {
  const at = (one: string) => new URL(one, c.site.publicUrl).href
  const newest = await listNewest(c.database, { kind, topic, most: IN_FEED })
  const found = newest.filter(await whichAreOpen(c.database, newest, c.now))
  const library = sayFeed('library', { site: c.site.name })
  const called = topic === undefined ? undefined : topicName({ slug: topic, name: found.flatMap(({ topics }) => topics).find(({ slug }) => slug === topic)?.name })
  const asked = new URLSearchParams([...(kind === undefined ? [] : [['kind', kind]]), ...(topic === undefined ? [] : [['topic', topic]])]).toString()
  const self = at(asked === '' ? path : `${path}?${asked}`)
  return {
    id: self, self, title: called === undefined ? library : sayFeed('about', { title: library, topic: called }), author: c.site.name,
    href: at(topic === undefined ? '/library' : entryPath('topic', topic)), entries: found.map((one) => entryOf(one, at)),
  }
}

const entryOf = (one: Outside, at: (path: string) => string) => ({
  id: `urn:uuid:${one.id}`, title: feedTitle(one.title), updated: one.changedAt, published: one.publishedAt, href: at(entryPath(one.kind, one.slug)), text: describe(one).about, tags: one.topics.map(topicName),
})

const feed = (ending: 'atom' | 'json', operation: string, type: string, write: (feed: AtomFeed) => string) =>
  fedRoute(`/library/feed.${ending}`, everybody, { operation, says: () => ({ title: sayFeed(`api.${ending}.title`), text: sayFeed(`api.${ending}.text`) }), type, query }, async (c, _here, asked) => c.data(write(await feedAt(c, `/library/feed.${ending}`, asked)), type))

export const feedRoutes: readonly AnyRoute[] = [feed('atom', 'followLibrary', ATOM_TYPE, atomOf), feed('json', 'followLibraryAsJson', JSON_FEED_TYPE, jsonFeedOf)]
