/** Programs that go through the web find which pages there are, which they should leave alone, and how a browser searches here. */
import { countPublicInitiatives, listPublicInitiatives } from '#initiative/index.ts'
import { countPublished, libraryPages, listPublicPlaces } from '#library/index.ts'
import type { Context } from '#platform/http/context.ts'
import { type AnyRoute, NotThere, everybody, route } from '#platform/http/routes.ts'
import { xml } from '#platform/xml.ts'
import { A_LIST, type Place, indexOf, listOf, namesOf, readName } from './sitemap.rules.ts'
import { sayOutside } from './words/index.ts'

const XML = 'application/xml; charset=utf-8'

/** Pages that everybody may read and that nothing else lists. */
const PAGES = ['/', '/initiatives', '/help', '/privacy', '/accessibility', '/api'] as const

const sitemap = route('/sitemap.xml', everybody).get(async (c) => {
  const [initiatives, entries] = await Promise.all([countPublicInitiatives(c.database, c.now), countPublished(c.database)])
  return c.data(indexOf(['pages-1', ...namesOf('initiatives', initiatives), ...namesOf('library', entries)], c.site.publicUrl), XML)
})

const sitemapPart = route('/sitemap/:list{.+\\.xml}', everybody).get(async (c) => {
  const named = readName(c.param('list'))
  const places = named === undefined ? [] : await placesOf(c, named)
  if (places.length === 0) throw new NotThere()
  return c.data(listOf(places, c.site.publicUrl), XML)
})

async function placesOf(c: Context, { part, skip }: Readonly<{ part: string; skip: number }>): Promise<readonly Place[]> {
  const some = { skip, most: A_LIST }
  if (part === 'pages') return skip > 0 ? [] : [...PAGES, ...libraryPages].map((path) => ({ path }))
  if (part === 'initiatives') return (await listPublicInitiatives(c.database, c.now, some)).map(({ slug, at }) => ({ path: `/initiatives/${slug}`, at }))
  return part === 'library' ? listPublicPlaces(c.database, c.now, some) : []
}

/**
 * What programs leave alone: what is for people who are signed in, forms, and addresses that never end, since each leads to more of them.
 * What a list holds is in the sitemap, so that no list has to be read on.
 */
const LEFT_ALONE = [
  '/admin', '/me', '/sign-in', '/sign-out', '/join', '/mail/', '/report', '/first-administrator/', '/stories', '/search', '/oai', '/library/desk', '/library/cite', '/library/collect', '/library/suggest', '/library/ask', '/library/requests',
  '/*/new$', '/*/edit$', '/*/move$', '/*/history$', '/*/report$', '/*?',
] as const
const ALLOWED = ['/*?after=', '/library/feed.'] as const

const robots = route('/robots.txt', everybody).get((c) =>
  c.data([`User-agent: *`, ...ALLOWED.map((path) => `Allow: ${path}`), ...LEFT_ALONE.map((path) => `Disallow: ${path}`), '', `Sitemap: ${new URL('/sitemap.xml', c.site.publicUrl).href}`, ''].join('\n'), 'text/plain; charset=utf-8'))

/** A browser takes no longer name than this. */
const LONGEST_NAME = 16

const openSearch = route('/opensearch.xml', everybody).get((c) => {
  const at = (path: string) => xml(new URL(path, c.site.publicUrl).href)
  return c.data([
    '<?xml version="1.0" encoding="UTF-8"?>', '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    `<ShortName>${xml(c.site.name.slice(0, LONGEST_NAME))}</ShortName>`, `<Description>${xml(sayOutside('search', { site: c.site.name }))}</Description>`, '<InputEncoding>UTF-8</InputEncoding>',
    `<Url type="text/html" method="get" template="${at('/search')}?q={searchTerms}"/>`, `<Url type="application/opensearchdescription+xml" rel="self" template="${at('/opensearch.xml')}"/>`, '</OpenSearchDescription>', '',
  ].join('\n'), 'application/opensearchdescription+xml; charset=utf-8')
})

export const outsideRoutes: readonly AnyRoute[] = [sitemap, sitemapPart, robots, openSearch]
