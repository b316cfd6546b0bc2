/** Anybody finds what they may see, by its words and by what it is filed under: on a page, and as data. The address is the search. */
import { z } from 'zod'
import { jsonRoute } from '../http/data-route.ts'
import { type AnyRoute, everybody, route } from '../http/routes.ts'
import { dontKeep } from '../http/kept-pages.ts'
import { cleanText } from '../text.ts'
import { readAsked, searchPath } from './asked.rules.ts'
import { excerptOf, marked } from './excerpt.rules.ts'
import { filtersOf, yearsOf } from './filters.rules.ts'
import { wantedWords } from './looked-for.rules.ts'
import { SORTS } from './place.rules.ts'
import { type Looked, look, nextOf } from './search.ts'
import type { SearchSlots, SourceHit } from './search.slot.ts'
import { ExcerptLine, type Hit, SearchPage } from './search.view.tsx'
import { type Row, isFew } from './search.queries.ts'
import { saySearch } from './words/index.ts'

/** Longer than any words that are looked for. */
const LONGEST = 200

/** @param slots what modules bring */
export const searchRoutesWith = (slots: SearchSlots): readonly AnyRoute[] => [searchPageWith(slots), searchDataWith(slots)]

const offeredIn = ({ kinds, filters }: SearchSlots) => ({ kinds: kinds.map(({ kind }) => kind), filters: filters.map(({ name }) => name) })

const searchPageWith = (slots: SearchSlots) => route('/search', everybody).kept('found', ...slots.calledBy).get(async (c) => {
  const given = cleanText(c.hono.req.query('q') ?? '').trim()
  const typed = given === '' ? undefined : given.slice(0, LONGEST)
  const asked = readAsked((name) => c.hono.req.queries(name) ?? [], typed, offeredIn(slots))
  const isTooLong = given.length > LONGEST
  const looked = isTooLong ? undefined : await look(c, slots, asked, true)
  // What people told may go at any moment; and what is found at once would only take the room of other pages.
  if (looked === undefined || looked.told > 0 || isFew(looked.asked)) dontKeep(c.hono)
  const page = { asked, signedIn: c.person !== undefined, help: slots.help(c, typed ?? '') }
  if (looked === undefined || looked.common) return c.page(<SearchPage {...page} problem={isTooLong ? 'too-long' : 'common'} found={undefined} />)
  if (typed === undefined && looked.asked === 0) return c.page(<SearchPage {...page} problem={undefined} found={undefined} />)
  const kinds = slots.kinds.map((one) => ({ kind: one.kind, all: one.all(), count: looked.countOf(`kind:${one.kind}`) }))
  const words = wantedWords(looked.lookedFor)
  const shown = (hit: Row | SourceHit) => shownHit(hit, words, oneOf(slots, looked, hit))
  return c.page(<SearchPage {...page} problem={undefined} found={{
    hits: looked.hits.map(shown), some: looked.some.map(shown), all: looked.all, unfiltered: looked.asked, kinds, filters: filtersOf(slots.filters, asked, looked), labels: looked.labels, years: yearsOf(looked.facets, looked.countOf),
    without: looked.without, near: looked.near, next: nextOf(asked, looked), onwards: slots.onwards(asked, looked.countOf),
  }} />)
})

/** What one is called, as exactly as is known: a toolkit rather than a resource. */
function oneOf({ kinds }: SearchSlots, { facetsOf, labels }: Looked, hit: Row | SourceHit): string {
  const kind = kinds.find((one) => one.kind === hit.kind)
  const exact = kind?.calledBy === undefined ? undefined : facetsOf(hit).find((facet) => facet.startsWith(`${kind.calledBy}:`))
  return labels.get(exact ?? '') ?? kind?.one() ?? ''
}

function shownHit(hit: Row | SourceHit, words: readonly string[], called: string): Hit {
  const { id, path } = hit
  if ('excerpt' in hit) return { id, called, path, title: marked(hit.title, words), about: [], tags: [], excerpt: hit.excerpt }
  const [title, about, excerpt] = [marked(hit.title, words), marked(hit.about, words), excerptOf(hit.text, words)]
  const says = [title, about, excerpt.parts].some((parts) => parts.some((part) => part.marked))
  return { id, called, path, title, about, tags: says ? [] : marked(hit.tags, words).filter((part) => part.marked), excerpt: <ExcerptLine excerpt={excerpt} /> }
}

const result = z.strictObject({ kind: z.string(), title: z.string(), about: z.string(), excerpt: z.string(), page: z.url() })
const year = z.string().regex(/^\d{4}$/).optional()

const searchDataWith = (slots: SearchSlots) => jsonRoute('/search.json', everybody, {
  operation: 'search', says: () => ({ title: saySearch('api.title'), text: saySearch('api.text') }), pages: ['/search'],
  query: z.strictObject({
    q: z.string().trim().max(LONGEST).default(''), kind: z.string().max(40).optional(), from: year, until: year, sort: z.enum(SORTS).optional(), after: z.string().max(160).optional(),
    ...Object.fromEntries(slots.filters.map(({ name }) => [name, z.union([z.string().max(80), z.array(z.string().max(80)).max(20)]).optional()])),
  }),
  answer: z.strictObject({ count: z.int(), counts: z.record(z.string(), z.int()), facets: z.record(z.string(), z.int()), results: z.array(result), next: z.url().optional() }),
}, async (c) => {
  const typed = cleanText(c.hono.req.query('q') ?? '').trim()
  const asked = readAsked((name) => c.hono.req.queries(name) ?? [], typed === '' ? undefined : typed, offeredIn(slots))
  const looked = await look(c, slots, asked, false)
  const at = (path: string) => new URL(path, c.site.publicUrl).href
  const offered = [...slots.filters.map(({ name }) => `${name}:`), 'year:']
  const next = nextOf(asked, looked)
  return {
    count: looked.all,
    counts: Object.fromEntries(slots.kinds.map(({ kind }) => [kind, looked.countOf(`kind:${kind}`)] as const).filter(([, count]) => count > 0)),
    facets: Object.fromEntries(looked.facets.filter((facet) => offered.some((name) => facet.startsWith(name))).map((facet) => [facet, looked.countOf(facet)] as const).filter(([, count]) => count > 0).toSorted()),
    results: looked.hits.flatMap((row) => ('excerpt' in row ? [] : [{
      kind: row.kind, title: row.title, about: row.about, page: at(row.path), excerpt: excerptOf(row.text, wantedWords(looked.lookedFor)).parts.map(({ text }) => text).join(''),
    }])),
    ...(next === undefined ? {} : { next: at(searchPath(next, '/search.json')) }),
  }
})
