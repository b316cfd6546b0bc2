/** Anybody finds what they may see, by its words: on a page, and as data. The address is the search. */
import { z } from 'zod'
import type { Context } from '../http/context.ts'
import { jsonRoute } from '../http/data-route.ts'
import { type AnyRoute, everybody, route } from '../http/routes.ts'
import { cleanText } from '../text.ts'
import { excerptOf, marked } from './excerpt.rules.ts'
import { type LookedFor, readLookedFor, wantedWords } from './looked-for.rules.ts'
import { type Place, inOrder, placeKey, readPlace } from './place.rules.ts'
import { type Found, type Reader, type Row, findRows, nearestWords } from './search.queries.ts'
import type { SearchSlots, SourceHit } from './search.slot.ts'
import { ExcerptLine, type Hit, SearchPage, searchPath } from './search.view.tsx'
import { saySearch } from './words/index.ts'

/** As many as fit on some screens of a phone. */
const A_PAGE = 20
/** Longer than any words that are looked for. */
const LONGEST = 200
/** To each word that was not found another is looked for; nobody means more of them. */
const MOST_NEAR = 6

/** @param slots what modules bring */
export const searchRoutesWith = (slots: SearchSlots): readonly AnyRoute[] => [searchPageWith(slots), searchDataWith(slots)]

const readKind = ({ kinds }: SearchSlots, name: string | undefined) => kinds.find(({ kind }) => kind === name)?.kind

async function readerOf(c: Context, slots: SearchSlots): Promise<Reader> {
  return { now: c.now, sees: c.person === undefined ? ['public'] : ['public', 'site'], groups: c.person === undefined ? [] : await slots.groupsOf(c), within: c.person?.token?.only }
}

const searchPageWith = (slots: SearchSlots) => route('/search', everybody).get(async (c) => {
  const given = cleanText(c.hono.req.query('q') ?? '').trim()
  const typed = given === '' ? undefined : given.slice(0, LONGEST)
  const [kind, after] = [readKind(slots, c.query('kind')), readPlace(c.query('after'))]
  const asked = { typed, kind, after: after === undefined ? undefined : placeKey(after) }
  const page = (props: Partial<Parameters<typeof SearchPage>[0]>) => c.page(<SearchPage asked={asked} problem={undefined} hits={[]} kinds={[]} near={undefined} next={undefined} signedIn={c.person !== undefined} {...props} />)
  if (typed === undefined) return page({})
  if (given.length > LONGEST) return page({ problem: 'too-long' })
  const lookedFor = readLookedFor(typed)
  const reader = await readerOf(c, slots)
  const found = await findRows(c.database, typed, reader, { kind, after, most: A_PAGE + 1 })
  const told = await findTold(c, slots, lookedFor, { kind, after })
  const all = [...found.rows.map((row) => hitOf(row, lookedFor)), ...told.hits.map((hit) => toldHitOf(hit, lookedFor))].toSorted(inOrder)
  const last = all.length > A_PAGE ? all[A_PAGE - 1] : undefined
  const kinds = slots.kinds.map((one) => ({ kind: one.kind, one: one.one(), all: one.all(), count: (found.counts[one.kind] ?? 0) + (told.counts.get(one.kind) ?? 0) }))
  const isNothing = kinds.every(({ count }) => count === 0)
  if (!found.asks && isNothing) return page({ problem: 'common' })
  const near = isNothing ? await nearOf(c, found, lookedFor, reader) : undefined
  return page({ hits: all.slice(0, A_PAGE), kinds, near, next: last === undefined ? undefined : placeKey(last) })
})

const hitOf = ({ rank, at, id, kind, path, title, about, text }: Row, lookedFor: LookedFor): Hit => {
  const words = wantedWords(lookedFor)
  return { rank, at, id, kind, path, title: marked(title, words), about, excerpt: <ExcerptLine excerpt={excerptOf(text, words)} /> }
}

const toldHitOf = ({ title, ...hit }: SourceHit, lookedFor: LookedFor): Hit => ({ ...hit, title: marked(title, wantedWords(lookedFor)), about: '' })

/** What is found beside the index. */
async function findTold(c: Context, { sources }: SearchSlots, lookedFor: LookedFor, { kind, after }: Readonly<{ kind: string | undefined; after: Place | undefined }>) {
  const found = lookedFor.any.length === 0 ? [] : await Promise.all(sources.map(async (source) => ({ kind: source.kind, ...(await source.find(c, lookedFor, { after, most: A_PAGE + 1 })) })))
  return { hits: found.flatMap((one) => (kind === undefined || kind === one.kind ? one.hits : [])), counts: new Map(found.map((one) => [one.kind, one.count])) }
}

/** The same with each word that nothing has in the place of the one nearest to it, if something is found by that. */
async function nearOf(c: Context, { knowsNear }: Found, lookedFor: LookedFor, reader: Reader): Promise<string | undefined> {
  const words = wantedWords(lookedFor)
  if (!knowsNear || words.length === 0 || words.length > MOST_NEAR) return undefined
  const nearest = await nearestWords(c.database, words, reader)
  const meant = words.map((word) => nearest.get(word) ?? word).join(' ')
  if (meant === words.join(' ')) return undefined
  return (await findRows(c.database, meant, reader, { kind: undefined, after: undefined, most: 1 })).rows.length > 0 ? meant : undefined
}

const result = z.strictObject({ kind: z.string(), title: z.string(), about: z.string(), excerpt: z.string(), page: z.url() })

const searchDataWith = (slots: SearchSlots) => jsonRoute('/search.json', everybody, {
  operation: 'search', says: () => ({ title: saySearch('api.title'), text: saySearch('api.text') }), pages: ['/search'],
  query: z.strictObject({ q: z.string().trim().max(LONGEST).default(''), kind: z.string().max(40).optional(), after: z.string().max(80).optional() }),
  answer: z.strictObject({ counts: z.record(z.string(), z.int()), results: z.array(result), next: z.url().optional() }),
}, async (c, _here, { q, kind: named, after }) => {
  const typed = cleanText(q)
  const lookedFor = readLookedFor(typed)
  const kind = readKind(slots, named)
  const { counts, rows } = await findRows(c.database, typed, await readerOf(c, slots), { kind, after: readPlace(after), most: A_PAGE + 1 })
  const [shown, last] = [rows.slice(0, A_PAGE), rows.length > A_PAGE ? rows[A_PAGE - 1] : undefined]
  const at = (path: string) => new URL(path, c.site.publicUrl).href
  return {
    counts,
    results: shown.map((row) => ({
      kind: row.kind, title: row.title, about: row.about, page: at(row.path), excerpt: excerptOf(row.text, wantedWords(lookedFor)).parts.map(({ text }) => text).join(''),
    })),
    ...(last === undefined ? {} : { next: at(searchPath({ typed, kind, after: placeKey(last) }, '/search.json')) }),
  }
})
