/** Whoever looks for the same again and again follows a search with a reader: the newest of what it finds. */
import { z } from 'zod'
import { type AtomFeed, ATOM_TYPE, atomOf, feedTitle } from '../atom.ts'
import type { Context } from '../http/context.ts'
import { fedRoute } from '../http/data-route.ts'
import { type AnyRoute, everybody } from '../http/routes.ts'
import { JSON_FEED_TYPE, jsonFeedOf } from '../json-feed.ts'
import { cleanText } from '../text.ts'
import { readAsked, searchPath } from './asked.rules.ts'
import { excerptOf } from './excerpt.rules.ts'
import { wantedWords } from './looked-for.rules.ts'
import { look } from './search.ts'
import type { SearchSlots } from './search.slot.ts'
import { saySearch } from './words/index.ts'

/** Longer than any words that are looked for. */
const LONGEST = 200
const year = z.string().regex(/^\d{4}$/).optional()

/** What people told is found on the page only, and never followed. */
async function feedAt(c: Context, slots: SearchSlots, path: string): Promise<AtomFeed> {
  const typed = cleanText(c.hono.req.query('q') ?? '').trim()
  const read = readAsked((name) => c.hono.req.queries(name) ?? [], typed === '' ? undefined : typed, { kinds: slots.kinds.map(({ kind }) => kind), filters: slots.filters.map(({ name }) => name) })
  const asked = { ...read, sort: 'newest', after: undefined } as const
  const { hits, lookedFor } = await look(c, slots, asked, false)
  const at = (one: string) => new URL(one, c.site.publicUrl).href
  // A feed has one order, which goes without saying.
  const self = at(searchPath({ ...asked, sort: typed === '' ? 'newest' : 'fit' }, path))
  return {
    id: self, self, href: at(searchPath(asked)), author: c.site.name, title: `${typed === '' ? saySearch('title') : saySearch('title-for', { query: typed })} – ${c.site.name}`,
    entries: hits.flatMap((hit) => ('excerpt' in hit ? [] : [{
      id: `urn:uuid:${hit.id}`, title: feedTitle(hit.title), updated: new Date(hit.at), href: at(hit.path), text: [hit.about, excerptOf(hit.text, wantedWords(lookedFor)).parts.map(({ text }) => text).join('')].filter((one) => one !== '').join('\n'),
    }])),
  }
}

/** @param slots what modules bring */
export function searchFeedsWith(slots: SearchSlots): readonly AnyRoute[] {
  const query = z.strictObject({
    q: z.string().trim().max(LONGEST).default(''), kind: z.string().max(40).optional(), from: year, until: year,
    ...Object.fromEntries(slots.filters.map(({ name }) => [name, z.union([z.string().max(80), z.array(z.string().max(80)).max(20)]).optional()])),
  })
  const feed = (path: string, ending: 'atom' | 'json', operation: string, type: string, write: (feed: AtomFeed) => string) =>
    fedRoute(path, everybody, { operation, says: () => ({ title: saySearch(`feed.${ending}.title`), text: saySearch(`feed.${ending}.text`) }), type, query }, async (c) => c.data(write(await feedAt(c, slots, path)), type))
  return [feed('/search.atom', 'atom', 'followSearch', ATOM_TYPE, atomOf), feed('/search.feed.json', 'json', 'followSearchAsJson', JSON_FEED_TYPE, jsonFeedOf)]
}
