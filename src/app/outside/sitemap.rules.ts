/** Lists of pages for search engines (sitemaps.org, protocol 0.9). Pure. */
import { xml } from '#platform/xml.ts'

/** Far below what the protocol takes (50,000): one is made in a moment. */
export const A_LIST = 10_000

export type Place = Readonly<{ path: string; at?: Date | undefined }>

const BEGIN = '<?xml version="1.0" encoding="UTF-8"?>'
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** A list of pages. */
export const listOf = (places: readonly Place[], site: URL): string =>
  [BEGIN, `<urlset ${NAMESPACE}>`, ...places.map(({ path, at }) => `<url><loc>${xml(new URL(path, site).href)}</loc>${at === undefined ? '' : `<lastmod>${at.toISOString().slice(0, 19)}Z</lastmod>`}</url>`), '</urlset>', ''].join('\n')

/** The list of lists. */
export const indexOf = (names: readonly string[], site: URL): string =>
  [BEGIN, `<sitemapindex ${NAMESPACE}>`, ...names.map((name) => `<sitemap><loc>${xml(new URL(`/sitemap/${name}.xml`, site).href)}</loc></sitemap>`), '</sitemapindex>', ''].join('\n')

/** `library-1`, `library-2`: as many as hold all. */
export const namesOf = (part: string, many: number): readonly string[] => Array.from({ length: Math.ceil(many / A_LIST) }, (_, index) => `${part}-${index + 1}`)

/** Which list is meant; undefined for what is no name of one. */
export function readName(name: string): Readonly<{ part: string; skip: number }> | undefined {
  const [, part = '', number] = /^([a-z]+)-([1-9]\d{0,4})\.xml$/.exec(name) ?? []
  return part === '' ? undefined : { part, skip: (Number(number) - 1) * A_LIST }
}
