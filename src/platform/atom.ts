/** Atom feeds (RFC 4287). Pure: words and addresses in, XML out. */

export type AtomEntry = Readonly<{ id: string; title: string; updated: Date; href: string; text: string }>
/** `href`: the page that the feed follows; `self`: the feed's own address. */
export type AtomFeed = Readonly<{ id: string; title: string; author: string; href: string; self: string; entries: readonly AtomEntry[] }>

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
/** XML has no place for most control characters, not even escaped. */
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
const xml = (text: string): string => text.toWellFormed().replace(NOT_IN_XML, '').replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)

/** A title is one line, and not longer than readers show. */
export const feedTitle = (words: string): string => (words.length > 120 ? `${words.slice(0, 119)}…` : words).replace(/\s+/g, ' ')

/** The feed as text, its entries in the order given; the newest change of any is the feed's. */
export function atomOf({ id, title, author, href, self, entries }: AtomFeed): string {
  const newest = Math.max(0, ...entries.map(({ updated }) => updated.getTime()))
  const lines = entries.map((entry) => [
    '<entry>', `<id>${xml(entry.id)}</id>`, `<title>${xml(entry.title)}</title>`, `<updated>${entry.updated.toISOString()}</updated>`,
    `<link href="${xml(entry.href)}"/>`, `<content type="text">${xml(entry.text)}</content>`, '</entry>',
  ].join(''))
  return [
    '<?xml version="1.0" encoding="utf-8"?>', '<feed xmlns="http://www.w3.org/2005/Atom">', `<id>${xml(id)}</id>`,
    `<title>${xml(title)}</title>`, `<updated>${new Date(newest).toISOString()}</updated>`, `<author><name>${xml(author)}</name></author>`,
    `<link href="${xml(href)}"/>`, `<link rel="self" href="${xml(self)}"/>`, ...lines, '</feed>', '',
  ].join('\n')
}
