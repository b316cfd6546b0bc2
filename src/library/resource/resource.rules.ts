/** What a resource is: the one shape for forms, files, the starting collection and the database. Pure. */
import { z } from 'zod'
import { FIVE_STEPS, WAYS } from '#initiative/index.ts'
import { beginOfDayInUtc, isDay } from '#platform/time.ts'
import type { EntryKind, Reference } from '../kind.ts'
import { sayLanguage } from './language.rules.ts'
import { sayPartialDay } from './partial-day.rules.ts'
import { sayResource } from './words/index.ts'

export const TYPES = ['report', 'toolkit', 'case-study', 'briefing', 'article', 'book', 'presentation', 'video', 'website', 'template', 'training'] as const
export const SCOPES = ['scotland', 'uk', 'wider'] as const
/** Where on their way people are when it helps. */
export const STAGES = ['starting-out', 'keeping-going', 'looking-back', 'ending-well'] as const
export const SECTORS = ['health', 'social-care', 'housing', 'education', 'justice', 'communities', 'children-young-people', 'older-people', 'mental-health', 'disability'] as const
/** In which forms it can be had, beside the first. */
export const FORMATS = ['easy-read', 'bsl', 'transcript', 'captions', 'large-print', 'audio'] as const
export const LINK_FORMATS = ['web', 'pdf', 'word', 'slides', 'spreadsheet', 'video', 'audio', 'other'] as const

/** More than any work of the field has come out in. */
export const MOST_EDITIONS = 30

/** A year, a month or a day, as far as it is known. */
const partialDay = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
const line = (most: number) => z.string().trim().min(1).max(most)
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/).max(80)
const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
const webAddress = z.url({ protocol: /^https?$/ }).max(2_000)

/** Somebody with a family name, or a name as it stands: a body's, or one that has no such parts. */
export const author = z.union([z.strictObject({ family: line(200), given: line(200).optional() }), z.strictObject({ name: line(300) })])
export const link = z.strictObject({ url: webAddress, format: z.enum(LINK_FORMATS), language: languageTag.optional() })
export const edition = z.strictObject({ name: line(300), published: partialDay.optional(), publishers: z.array(line(300)).max(20).default([]), links: z.array(link).max(20).default([]) })
const some = <const Values extends readonly [string, ...string[]]>(values: Values) => z.array(z.enum(values)).max(values.length).default([])

export const resourceSchema = z.strictObject({
  title: line(500),
  authors: z.array(author).max(100).default([]),
  publishers: z.array(line(300)).max(20).default([]),
  published: partialDay.optional(),
  type: z.enum(TYPES),
  scope: z.enum(SCOPES).optional(),
  /** What it is and whom it helps, in our own plain words. */
  annotation: z.string().trim().max(3_000).default(''),
  links: z.array(link).max(20).default([]),
  licence: line(300).optional(),
  topics: z.array(slug).max(30).default([]),
  /** The laws and policies that it is about. */
  policies: z.array(slug).max(30).default([]),
  ways: some(WAYS), steps: some(FIVE_STEPS), stages: some(STAGES), sectors: some(SECTORS), formats: some(FORMATS),
  languages: z.array(languageTag).max(30).default([]),
  supersededBy: slug.optional(),
  /** The same work as it came out before or elsewhere. */
  editions: z.array(edition).max(MOST_EDITIONS).default([]),
  doi: z.string().regex(/^10\.\d{4,9}\/\S+$/).max(300).optional(),
  isbn: line(40).optional(),
  /** What a file that it came from said beside, in the words of CSL-JSON, so that it goes out again as it came. */
  cited: z.record(z.string().max(60), z.json()).optional(),
})

export type Resource = z.output<typeof resourceSchema>
export type Author = Resource['authors'][number]
export type Link = Resource['links'][number]
export type Edition = Resource['editions'][number]

export const nameOf = (one: Author): string => ('name' in one ? one.name : [one.given, one.family].filter(Boolean).join(' '))
/** Who made it and who brought it out, each named once: often they are the same. */
export function namesOf({ authors, publishers }: Pick<Resource, 'authors' | 'publishers'>): Readonly<{ made: readonly string[]; broughtOut: readonly string[] }> {
  const made = authors.map(nameOf)
  return { made, broughtOut: publishers.filter((one) => !made.includes(one)) }
}
export const yearOf = ({ published }: Pick<Resource, 'published'>): number | undefined => (published === undefined ? undefined : Number(published.slice(0, 4)))

const facet = (name: string, values: readonly string[]) => values.map((value) => `${name}:${value}`)

/** When the work came out, as a moment: the first of what is known. */
function outAt({ published = '1800' }: Resource): Date {
  const day = published.padEnd(7, '-01').padEnd(10, '-01')
  // A file may bring a day that there never was: its year holds.
  return beginOfDayInUtc(isDay(day) ? day : `${published.slice(0, 4)}-01-01`)
}

const linkInWords = ({ url, format, language }: Link): string => `${url} (${[sayResource(`link-formats.${format}`), language === undefined ? '' : sayLanguage(language)].filter(Boolean).join(', ')})`
const editionInWords = ({ name, published, publishers, links }: Edition): string => [name, published === undefined ? '' : sayPartialDay(published), ...publishers, ...links.map(linkInWords)].filter(Boolean).join(', ')

export const resource: EntryKind<'resource', Resource> = {
  kind: 'resource', schema: resourceSchema, byAnybody: false, staysTheirs: false,
  titleOf: ({ title }) => title,
  apart: (one) => yearOf(one)?.toString(),
  references: ({ topics, policies, supersededBy }) => [
    ...topics.map((topic): Reference => ({ relation: 'topic', kind: 'topic', slug: topic })),
    ...policies.map((to): Reference => ({ relation: 'policy', kind: 'policy', slug: to })),
    ...(supersededBy === undefined ? [] : [{ relation: 'superseded-by', kind: 'resource', slug: supersededBy } as const]),
  ],
  findable: (one) => ({
    about: [...Object.values(namesOf(one)).flat(), ...(one.published === undefined ? [] : [one.published.slice(0, 4)])].join(', '),
    text: [one.annotation, ...one.editions.map(({ name }) => name)].filter(Boolean).join('\n'),
    facets: [
      ...facet('type', [one.type]), ...facet('topic', one.topics), ...facet('way', one.ways), ...facet('step', one.steps), ...facet('stage', one.stages), ...facet('sector', one.sectors),
      ...facet('format', one.formats), ...facet('language', one.languages), ...facet('scope', one.scope === undefined ? [] : [one.scope]),
    ],
    year: yearOf(one),
    out: outAt(one),
  }),
  links: ({ links, editions }) => [...links, ...editions.flatMap((one) => one.links)].map(({ url }) => url),
  lines: (one) => [
    [sayResource('title'), one.title],
    [sayResource('authors'), one.authors.map(nameOf).join(', ')],
    [sayResource('publishers'), one.publishers.join(', ')],
    [sayResource('published'), one.published === undefined ? '' : sayPartialDay(one.published)],
    [sayResource('type'), sayResource(`types.${one.type}`)],
    [sayResource('scope'), one.scope === undefined ? '' : sayResource(`scopes.${one.scope}`)],
    [sayResource('annotation'), one.annotation],
    [sayResource('links'), one.links.map(linkInWords).join('\n')],
    [sayResource('licence'), one.licence ?? ''],
    [sayResource('topics'), one.topics.map((topic) => topic.replaceAll('-', ' ')).join(', ')],
    [sayResource('policies'), one.policies.map((to) => to.replaceAll('-', ' ')).join(', ')],
    [sayResource('ways'), one.ways.map((way) => sayResource(`way.${way}`)).join(', ')],
    [sayResource('steps'), one.steps.map((step) => sayResource(`step.${step}`)).join(', ')],
    [sayResource('stages'), one.stages.map((stage) => sayResource(`stage.${stage}`)).join(', ')],
    [sayResource('sectors'), one.sectors.map((sector) => sayResource(`sector.${sector}`)).join(', ')],
    [sayResource('formats'), one.formats.map((format) => sayResource(`format.${format}`)).join(', ')],
    [sayResource('languages'), one.languages.map(sayLanguage).join(', ')],
    [sayResource('superseded-by'), one.supersededBy ?? ''],
    [sayResource('editions'), one.editions.map(editionInWords).join('\n')],
    [sayResource('doi'), one.doi ?? ''],
    [sayResource('isbn'), one.isbn ?? ''],
  ],
}
