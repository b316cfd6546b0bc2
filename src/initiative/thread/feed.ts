/** An Atom feed (RFC 4287) of what happened. */
import type { Initiative } from '../initiative.queries.ts'
import type { Happening } from './feed.queries.ts'
import { sayThread } from './words/index.ts'

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }
/** XML has no place for most control characters, not even escaped. */
const NOT_IN_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
const xml = (text: string): string => text.toWellFormed().replace(NOT_IN_XML, '').replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)

/** A title is one line, and not longer than readers show. */
const titleOf = (words: string) => (words.length > 120 ? `${words.slice(0, 119)}…` : words).replace(/\s+/g, ' ')

/** The feed of an initiative that is open to everybody. `site`: where it is reached. No names: nobody outside is shown who said what. */
export function feedOf(site: URL, initiative: Pick<Initiative, 'id' | 'slug' | 'title'>, happenings: readonly Happening[]): string {
  const page = new URL(`/initiatives/${initiative.slug}/happened`, site).href
  const newest = happenings[0]?.recordedAt ?? new Date(0)
  const entries = happenings.map(({ id, kind, words, recordedAt }) => [
    '<entry>', `<id>urn:uuid:${id}</id>`, `<title>${xml(sayThread(`feed.${kind}`, { words: titleOf(words) }))}</title>`, `<updated>${recordedAt.toISOString()}</updated>`,
    `<link href="${xml(new URL(`/initiatives/${initiative.slug}/items/${id}`, site).href)}"/>`, `<content type="text">${xml(words)}</content>`, '</entry>',
  ].join(''))
  return [
    '<?xml version="1.0" encoding="utf-8"?>', '<feed xmlns="http://www.w3.org/2005/Atom">', `<id>urn:uuid:${initiative.id}</id>`,
    `<title>${xml(sayThread('feed.title', { title: initiative.title }))}</title>`, `<updated>${newest.toISOString()}</updated>`, `<author><name>${xml(initiative.title)}</name></author>`,
    `<link href="${xml(page)}"/>`, `<link rel="self" href="${xml(new URL(`/initiatives/${initiative.slug}/thread.atom`, site).href)}"/>`, ...entries, '</feed>', '',
  ].join('\n')
}
