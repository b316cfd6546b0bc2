/** What a page says of itself, as what it is: a title, who wrote it, when. Asked by a person before they fill in a form; believed by nobody. Pure. */
import { cleanText } from '#platform/text.ts'
import type { Author } from '../resource/resource.rules.ts'
import type { Head } from './head.ts'

export type PageFacts = Readonly<{
  title: string | undefined
  authors: readonly Author[]
  publisher: string | undefined
  /** A year, a month or a day. */
  published: string | undefined
  description: string | undefined
  doi: string | undefined
  isbn: string | undefined
  language: string | undefined
  licence: string | undefined
}>

const MOST_AUTHORS = 30
const LONGEST = 300
const LONGEST_DESCRIPTION = 1_000

const line = (text: string | undefined, most = LONGEST): string | undefined => {
  const said = text === undefined ? '' : cleanText(text.slice(0, 8 * most)).replace(/\s+/g, ' ').trim()
  // Nobody cuts a letter in two.
  return said === '' ? undefined : said.length <= most ? said : `${said.slice(0, most - 1).toWellFormed().replace(/\uFFFD$/, '')}…`
}

/** What scholars’ pages say (Highwire), then libraries (Dublin Core), then data (schema.org), then what is shared (Open Graph), then the page itself. */
export function factsOf(head: Head, url: URL): PageFacts {
  const meta = (...names: readonly string[]) => names.flatMap((name) => head.metas.get(name) ?? [])
  const work = workIn(head.data)
  const site = line(meta('og:site_name')[0])
  return {
    title: line(meta('citation_title', 'dc.title', 'dcterms.title')[0] ?? textOf(work['headline']) ?? textOf(work['name']) ?? meta('og:title')[0]) ?? withoutSite(line(head.title), site),
    authors: authorsFrom(meta('citation_author', 'citation_authors'), meta('dc.creator', 'dcterms.creator'), work['author'], meta('author')),
    publisher: line(meta('citation_publisher', 'citation_technical_report_institution', 'dc.publisher', 'dcterms.publisher')[0] ?? nameIn(work['publisher'])) ?? site,
    published: [...meta('citation_publication_date', 'citation_date', 'citation_online_date', 'dc.date.issued', 'dcterms.issued', 'dc.date', 'dcterms.date'), textOf(work['datePublished']), ...meta('article:published_time')].map(partialDayOf).find((day) => day !== undefined),
    description: line(meta('dc.description', 'dcterms.description', 'dcterms.abstract')[0] ?? textOf(work['description']) ?? meta('og:description', 'description')[0], LONGEST_DESCRIPTION),
    doi: [...meta('citation_doi', 'dc.identifier', 'dcterms.identifier', 'prism.doi', 'bepress_citation_doi'), textOf(work['identifier']), textOf(work['@id']), textOf(work['sameAs']), url.href].map(doiOf).find((doi) => doi !== undefined),
    isbn: [...meta('citation_isbn', 'book:isbn'), textOf(work['isbn'])].map((isbn) => line(isbn, 40)).find((isbn) => isbn !== undefined),
    language: [...meta('citation_language', 'dc.language', 'dcterms.language'), textOf(work['inLanguage']), head.language, ...meta('og:locale')].map(languageOf).find((tag) => tag !== undefined),
    licence: line(head.licence ?? textOf(work['license']) ?? meta('dcterms.license', 'dc.rights', 'dcterms.rights')[0]),
  }
}

/** `'How we meet | Council'` on the site of the council → `'How we meet'`. */
function withoutSite(title: string | undefined, site: string | undefined): string | undefined {
  if (title === undefined || site === undefined || !title.endsWith(site)) return title
  const rest = title.slice(0, -site.length).trimEnd()
  return /[|\-–—·:»]$/.test(rest) && rest.length > 1 ? rest.slice(0, -1).trimEnd() : title
}

/** @example partialDayOf('2015/6/1') // '2015-06-01' */
export function partialDayOf(text: string | undefined): string | undefined {
  const [, year, month, day] = /^\s*((?:1[5-9]|20)\d\d)(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?(?!\d)/.exec(text ?? '') ?? []
  if (year === undefined) return undefined
  const inYear = month !== undefined && Number(month) >= 1 && Number(month) <= 12 ? month.padStart(2, '0') : undefined
  const inMonth = inYear !== undefined && day !== undefined && Number(day) >= 1 && Number(day) <= 31 ? day.padStart(2, '0') : undefined
  return [year, inYear, inMonth].filter((part) => part !== undefined).join('-')
}

/** The DOI in `10.1234/abc`, `doi:10.1234/abc` or an address of doi.org; nothing where one only stands in the middle of other words. */
export function doiOf(text: string | undefined): string | undefined {
  const said = text?.trim().slice(0, LONGEST).replace(/^doi:\s*/i, '').replace(/^https?:\/\/(?:dx\.)?doi\.org\//i, '')
  if (said === undefined || !/^10\.\d{4,9}\/\S+$/.test(said)) return undefined
  // Written in small letters, as those who give them out compare them.
  return decoded(said).toLowerCase()
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** @example languageOf('en_GB') // 'en-GB' */
function languageOf(text: string | undefined): string | undefined {
  const tag = text?.trim().replaceAll('_', '-') ?? ''
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/i.test(tag) && tag.length <= 35 ? tag.replace(/^[a-z]+/i, (name) => name.toLowerCase()) : undefined
}

function authorsFrom(...said: readonly unknown[]): readonly Author[] {
  for (const one of said) {
    const authors = (Array.isArray(one) ? one : [one]).slice(0, MOST_AUTHORS).flatMap((author) => authorOf(author) ?? [])
    if (authors.length > 0) return authors
  }
  return []
}

/** `'Burns, Mary'` has a family name; what has no comma stands as it is: only who bears it knows which part is which. */
function authorOf(said: unknown): Author | undefined {
  if (isThing(said)) {
    const family = line(textOf(said['familyName']), 200)
    const given = line(textOf(said['givenName']), 200)
    return family === undefined ? authorOf(textOf(said['name'])) : { family, ...(given === undefined ? {} : { given }) }
  }
  const name = line(textOf(said))
  // An address is where somebody is found, not what they are called.
  if (name === undefined || /^https?:/i.test(name)) return undefined
  const [family = '', given = '', ...more] = name.split(',').map((part) => part.trim())
  return more.length === 0 && family !== '' && given !== '' && family.length <= 200 && given.length <= 200 ? { family, given } : { name }
}

type Thing = Readonly<Record<string, unknown>>
const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What stands there as words, also as the first of several, or as what a thing is called by. */
function textOf(value: unknown): string | undefined {
  const [first] = Array.isArray(value) ? value : [value]
  if (typeof first === 'string') return first
  return isThing(first) ? [first['@value'], first['value'], first['url'], first['@id']].find((text) => typeof text === 'string') : undefined
}

const nameIn = (value: unknown): string | undefined => {
  const [first] = Array.isArray(value) ? value : [value]
  return isThing(first) ? textOf(first['name']) : textOf(first)
}

/** Kinds of things that somebody wrote; a page or a site is what is left where there is none. */
const WORKS = new Set(['scholarlyarticle', 'article', 'report', 'book', 'newsarticle', 'techarticle', 'blogposting', 'creativework', 'videoobject', 'course', 'learningresource', 'digitaldocument', 'presentationdigitaldocument', 'thesis', 'dataset'])
const MOST_THINGS = 200

/** The first work among the things that a page describes; else what it says of the page. */
function workIn(data: readonly unknown[]): Thing {
  const things = data.flatMap((one) => (Array.isArray(one) ? one.slice(0, MOST_THINGS) : [one])).flatMap((one) => (isThing(one) && Array.isArray(one['@graph']) ? one['@graph'].slice(0, MOST_THINGS) : [one])).filter(isThing)
  const isOf = (thing: Thing, kinds: ReadonlySet<string>) => (Array.isArray(thing['@type']) ? thing['@type'] : [thing['@type']]).some((type) => typeof type === 'string' && kinds.has(type.toLowerCase()))
  return things.find((thing) => isOf(thing, WORKS)) ?? things.find((thing) => isOf(thing, new Set(['webpage']))) ?? {}
}
