/** Atom feeds (RFC 4287). Pure: words and addresses in, XML out. */
import { xml } from './xml.ts'

/** `published`: when it was first there, and `tags`: what it is about, where that is known. */
export type AtomEntry = Readonly<{ id: string; title: string; updated: Date; href: string; text: string; published?: Date; tags?: readonly string[] }>
export const ATOM_TYPE = 'application/atom+xml; charset=utf-8'
/** `href`: the page that the feed follows; `self`: the feed's own address. */
export type AtomFeed = Readonly<{ id: string; title: string; author: string; href: string; self: string; entries: readonly AtomEntry[] }>

/** A title is one line, and not longer than readers show. */
export const feedTitle = (words: string): string => (words.length > 120 ? `${words.slice(0, 119)}…` : words).replace(/\s+/g, ' ')

/** The feed as text, its entries in the order given; the newest change of any is the feed's. */
export function atomOf({ id, title, author, href, self, entries }: AtomFeed): string {
  const newest = Math.max(0, ...entries.map(({ updated }) => updated.getTime()))
  const lines = entries.map((entry) => [
    '<entry>', `<id>${xml(entry.id)}</id>`, `<title>${xml(entry.title)}</title>`, `<updated>${entry.updated.toISOString()}</updated>`, entry.published === undefined ? '' : `<published>${entry.published.toISOString()}</published>`,
    `<link href="${xml(entry.href)}"/>`, ...(entry.tags ?? []).map((tag) => `<category term="${xml(tag)}"/>`), `<content type="text">${xml(entry.text)}</content>`, '</entry>',
  ].join(''))
  return [
    '<?xml version="1.0" encoding="utf-8"?>', '<feed xmlns="http://www.w3.org/2005/Atom">', `<id>${xml(id)}</id>`,
    `<title>${xml(title)}</title>`, `<updated>${new Date(newest).toISOString()}</updated>`, `<author><name>${xml(author)}</name></author>`,
    `<link href="${xml(href)}"/>`, `<link rel="self" href="${xml(self)}"/>`, ...lines, '</feed>', '',
  ].join('\n')
}
