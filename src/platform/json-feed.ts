/** JSON feeds (jsonfeed.org, version 1.1): the same as an Atom feed says. Pure. */
import type { AtomFeed } from './atom.ts'

export const JSON_FEED_TYPE = 'application/feed+json; charset=utf-8'

/** The feed as text, its entries in the order given. */
export const jsonFeedOf = ({ title, author, href, self, entries }: AtomFeed): string => `${JSON.stringify({
  version: 'https://jsonfeed.org/version/1.1', title, home_page_url: href, feed_url: self, language: 'en', authors: [{ name: author }],
  items: entries.map((one) => ({ id: one.id, url: one.href, title: one.title, content_text: one.text, date_published: one.published?.toISOString(), date_modified: one.updated.toISOString(), tags: one.tags })),
})}\n`
