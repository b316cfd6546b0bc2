/** Looks at what somebody would bring before they fill in anything: whether it is here, and what its page says of itself. */
import type { Context } from '#platform/http/context.ts'
import { getOutward } from '#platform/outward/get-outward.ts'
import { authorLine, linkLine } from '../resource/line.rules.ts'
import { addressOf, visitedOf } from './address.ts'
import { type PageRead, readPage } from './read-page.ts'
import { type There, listThere } from './there.queries.ts'
import { visitor } from './visit-links.ts'

/** Somebody waits for it. */
const LONGEST_MS = 8_000
/** The words of a page about itself stand at its beginning, as a rule after many a script. */
const MOST_BYTES = 1_500_000
/** In one process. Whoever comes then is told less. */
const MOST_AT_ONCE = 6
let underway = 0

export type LookedUp = Readonly<{
  url: string | undefined
  title: string | undefined
  there: readonly There[]
  read: PageRead | undefined
  /** Why nothing was read. Says no more than that: what names stand for within our own network is nobody's business. */
  fault: 'not-there' | 'refused' | undefined
}>

/** @param what an address, with or without `https://`, or what it is called */
export async function lookUp(c: Pick<Context, 'database' | 'site'>, what: Readonly<{ url: string } | { title: string }>): Promise<LookedUp> {
  if ('title' in what) return { url: undefined, title: what.title, there: await listThere(c.database, { sameAs: [], doi: undefined, title: what.title }), read: undefined, fault: undefined }
  const url = visitedOf(withScheme(what.url))
  const seen = url === undefined ? { fault: 'not-there' as const } : await look(c, url)
  const title = seen.read?.facts.title
  const sameAs = [url?.href, seen.end].flatMap((one) => (one === undefined ? [] : addressOf(one)?.sameAs ?? []))
  return { url: url?.href ?? what.url, title, there: await listThere(c.database, { sameAs, doi: seen.read?.facts.doi, title }), read: seen.read, fault: seen.fault }
}

const withScheme = (typed: string): string => (/^[a-z]+:/i.test(typed.trim()) ? typed : `https://${typed.trim()}`)

type Seen = Readonly<{ fault: 'not-there' | 'refused'; read?: undefined; end?: undefined }> | Readonly<{ read: PageRead; end: string; fault?: undefined }>

async function look({ site }: Pick<Context, 'site'>, url: URL): Promise<Seen> {
  if (site.reach === undefined || underway >= MOST_AT_ONCE) return { fault: 'not-there' }
  underway += 1
  try {
    const { fault, answer } = await getOutward(url, { as: visitor(site), accept: 'text/html, application/xhtml+xml, application/pdf;q=0.9, */*;q=0.5', mostBytes: MOST_BYTES, longestMs: LONGEST_MS }, site.reach)
    if (fault !== undefined) return { fault: fault === 'no-safe-line' ? 'refused' : 'not-there' }
    if (answer.status >= 400) return { fault: answer.status === 404 || answer.status === 410 || answer.status >= 500 ? 'not-there' : 'refused' }
    return { read: readPage(answer), end: answer.url.href }
  } finally {
    underway -= 1
  }
}

/** What an address has room for, of each field. */
const MOST_OF_FIELD = 450

/** Where an editor goes on with what was read: the form of a new resource, as far as the page says. Never its description: ours is written anew. */
export function beginningAt({ url, read }: Pick<LookedUp, 'url' | 'read'>): string {
  const { facts, format } = read ?? {}
  const fields = {
    title: facts?.title, authors: facts?.authors.map(authorLine).join('\n'), publishers: facts?.publisher, published: facts?.published, licence: facts?.licence, languages: facts?.language, doi: facts?.doi, isbn: facts?.isbn,
    links: url === undefined ? undefined : linkLine({ url, format: format ?? 'web' }),
  }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) if (value !== undefined && value !== '') query.set(name, value.length <= MOST_OF_FIELD ? value : value.slice(0, value.lastIndexOf('\n', MOST_OF_FIELD)))
  return `/library/resources/new?${query.toString()}`
}
