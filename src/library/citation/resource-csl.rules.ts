/** A resource of the library as a work that citation software knows, and back. What came in with a file goes out again as it came, as far as nobody changed it. Pure. */
import { guessFormat, readDoi } from '../resource/line.rules.ts'
import { readLanguage } from '../resource/language.rules.ts'
import { type Author, type Resource, resourceSchema } from '../resource/resource.rules.ts'
import { type CslDate, type CslItem, type CslType, type Name, joinKeywords, splitKeywords, tidyLine } from './csl.ts'
import { readCsl, writeCsl } from './csl-json.rules.ts'

type Type = Resource['type']

/** What kinds of works are, for the library; others are reports. */
const TYPES: Readonly<Partial<Record<CslType, Type>>> = {
  article: 'article', 'article-journal': 'article', 'article-magazine': 'article', 'article-newspaper': 'article', 'paper-conference': 'article', review: 'article', 'review-book': 'article',
  book: 'book', chapter: 'book', collection: 'book', classic: 'book', speech: 'presentation', event: 'presentation', motion_picture: 'video', broadcast: 'video', webpage: 'website', post: 'website',
  'post-weblog': 'website', software: 'website', dataset: 'website', pamphlet: 'briefing',
}
/** What a report may call itself beside. */
const GENRES: readonly (readonly [RegExp, Type, string])[] = [
  [/tool ?kit/i, 'toolkit', 'Toolkit'], [/case stud/i, 'case-study', 'Case study'], [/briefing/i, 'briefing', 'Briefing'], [/template/i, 'template', 'Template'], [/training|course/i, 'training', 'Training'],
]
const WRITTEN: Readonly<Record<Type, CslType>> = {
  report: 'report', toolkit: 'report', 'case-study': 'report', briefing: 'report', article: 'article', book: 'book', presentation: 'speech', video: 'motion_picture', website: 'webpage', template: 'document', training: 'document',
}

const typeOf = ({ type, genre = '' }: CslItem): Type => GENRES.find(([says]) => says.test(genre))?.[1] ?? TYPES[type] ?? 'report'

/** Longer than these, and it is another thing that was put there. */
const LONGEST = { title: 500, name: 200, publisher: 300, annotation: 3_000 }

const plain = (text: string): string => tidyLine(text.replace(/<\/?(?:i|b|sup|sub|span)\b[^>]*>/g, ''))
const atMost = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 2).replace(/\s+\S*$/, '')} …`)

function authorOf(name: Name): Author | undefined {
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ')
  const given = [name.given, name['dropping-particle'], name.suffix].filter(Boolean).join(' ')
  if (name.literal !== undefined || family === '') {
    const said = atMost(name.literal ?? given, LONGEST.publisher)
    return said === '' ? undefined : { name: said }
  }
  return { family: atMost(family, LONGEST.name), ...(given === '' ? {} : { given: atMost(given, LONGEST.name) }) }
}

const nameOf = (one: Author): Name => ('name' in one ? { literal: one.name } : one.given === undefined ? { family: one.family } : { family: one.family, given: one.given })

const dayOf = (date: CslDate | undefined): string | undefined => {
  const [year, month, day] = date?.['date-parts']?.[0] ?? []
  return year === undefined || year < 1_000 ? undefined : [String(year), ...[month, day].flatMap((part) => (part === undefined ? [] : [String(part).padStart(2, '0')]))].join('-')
}

const isAddress = (url: string): boolean => /^https?:\/\//.test(url) && URL.canParse(url) && url.length <= 2_000

const licenceOf = ({ custom }: CslItem): string | undefined => custom?.bibtex?.['copyright'] ?? custom?.bibtex?.['rights'] ?? custom?.csv?.['Rights']

/** What a resource says that a work says too. */
function saidOf(item: CslItem, topics: ReadonlyMap<string, string>) {
  const language = item.language === undefined ? undefined : readLanguage(item.language)
  const doi = item.DOI === undefined ? undefined : readDoi(item.DOI)
  const addresses = [...new Set([item.URL, ...(item.custom?.links ?? [])])].filter((url) => url !== undefined).filter(isAddress)
  const published = dayOf(item.issued)
  const licence = licenceOf(item)
  const publisher = item.publisher ?? item['container-title']
  return {
    title: atMost(plain(item.title ?? ''), LONGEST.title),
    authors: (item.author ?? []).slice(0, 100).flatMap((name) => authorOf(name) ?? []),
    publishers: publisher === undefined ? [] : [atMost(plain(publisher), LONGEST.publisher)],
    ...(published === undefined ? {} : { published }),
    type: typeOf(item),
    annotation: atMost((item.annote ?? item.abstract ?? '').replace(/<\/?[a-z]+[^>]*>/g, ''), LONGEST.annotation),
    links: addresses.slice(0, 20).map((url) => ({ url, format: guessFormat(url) })),
    ...(licence === undefined ? {} : { licence: atMost(licence, LONGEST.publisher) }),
    topics: [...new Set(splitKeywords(item.keyword ?? '').flatMap((word) => topics.get(word.toLowerCase()) ?? []))].slice(0, 30),
    languages: language === undefined ? [] : [language],
    ...(doi !== undefined && /^10\.\d{4,9}\/\S+$/.test(doi) && doi.length <= 300 ? { doi } : {}),
    ...(item.ISBN === undefined ? {} : { isbn: item.ISBN.split(/[\s,;]+/)[0]?.slice(0, 40) }),
  }
}

/**
 * A work as a resource; nothing where it can't be one.
 * @param topics by their names and their words in addresses, in small letters
 */
export function cslToResource(item: CslItem, topics: ReadonlyMap<string, string> = new Map()): Resource | undefined {
  const cited = writeCsl(item)
  return resourceSchema.safeParse({ ...saidOf(item, topics), cited }).data
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * A resource as a work.
 * @param page where it is read: what it has no link of its own for
 * @param topics what its topics are called
 */
export function resourceToCsl(slug: string, content: Resource, { page, topics }: Readonly<{ page: string; topics: ReadonlyMap<string, string> }>): CslItem {
  const came = content.cited === undefined ? undefined : readCsl(content.cited)
  const byName = new Map(content.topics.flatMap((one) => [[one, one], [(topics.get(one) ?? one).toLowerCase(), one]] as const))
  const before = came === undefined ? undefined : saidOf(came, byName)
  const changed = (...names: readonly (keyof ReturnType<typeof saidOf>)[]): boolean => names.some((name) => !isSame(before?.[name], content[name]))
  const [first, ...others] = content.links.map(({ url }) => url)
  const date = content.published?.split('-').map(Number)
  const genre = GENRES.find(([, type]) => type === content.type)?.[2]
  const { custom: kept, ...whole } = came ?? { id: slug, type: WRITTEN[content.type] }
  const left = without(whole, [
    ...(changed('authors') ? ['author'] as const : []), ...(changed('publishers') ? ['publisher'] as const : []), ...(changed('published') ? ['issued'] as const : []), ...(changed('type') ? ['genre'] as const : []),
    ...(changed('topics') ? ['keyword'] as const : []), ...(changed('languages') ? ['language'] as const : []), ...(changed('doi') ? ['DOI'] as const : []), ...(changed('isbn') ? ['ISBN'] as const : []), ...(changed('links') ? ['URL'] as const : []),
  ])
  const { links: _, ...aside } = kept ?? {}
  const links = changed('links') ? others : (kept?.links ?? [])
  const custom = {
    ...aside, ...(links.length === 0 ? {} : { links }),
    ...(changed('licence') && content.licence !== undefined ? { bibtex: { ...aside.bibtex, copyright: content.licence }, csv: { ...aside.csv, Rights: content.licence } } : {}),
  }
  return {
    ...left,
    ...(changed('title') ? { title: content.title } : {}),
    ...(changed('authors') && content.authors.length > 0 ? { author: content.authors.map(nameOf) } : {}),
    ...(changed('publishers') && content.publishers.length > 0 ? { publisher: content.publishers.join('; ') } : {}),
    ...(changed('published') && date !== undefined ? { issued: { 'date-parts': [date] } } : {}),
    ...(changed('annotation') && content.annotation !== '' ? (came?.abstract === undefined ? { abstract: content.annotation } : { annote: content.annotation }) : {}),
    ...(changed('topics') && content.topics.length > 0 ? { keyword: joinKeywords(content.topics.map((one) => topics.get(one) ?? one)) } : {}),
    ...(changed('languages') && content.languages.length > 0 ? { language: content.languages.join(', ') } : {}),
    ...(changed('doi') && content.doi !== undefined ? { DOI: content.doi } : {}),
    ...(changed('isbn') && content.isbn !== undefined ? { ISBN: content.isbn } : {}),
    ...(changed('links') ? { URL: first ?? page } : {}),
    ...(came === undefined && first === undefined ? { URL: page } : {}),
    ...(changed('type') ? { type: WRITTEN[content.type], ...(genre === undefined ? {} : { genre }) } : {}),
    // Its name here: two that came from different files may have been called the same there.
    id: slug,
    ...(Object.keys(custom).length === 0 ? {} : { custom }),
  }
}

function without(item: Omit<CslItem, 'custom'>, names: readonly (keyof CslItem)[]): Omit<CslItem, 'custom'> {
  const gone: ReadonlySet<string> = new Set(names)
  const left: Partial<Omit<CslItem, 'custom'>> = Object.fromEntries(Object.entries(item).filter(([name]) => !gone.has(name)))
  return { ...left, id: item.id, type: item.type }
}
