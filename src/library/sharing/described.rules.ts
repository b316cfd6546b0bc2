/** What an entry is in the words that catalogues share: said once, and made into Dublin Core and schema.org. Pure. */
import type { PageFacts } from '#platform/page/head.tsx'

/** Somebody who made a work: a person or a body, where that is known. */
type Maker = Readonly<{ name: string; person: boolean | undefined }>

/** What schema.org calls it; and what the Dublin Core list of types does. */
export type SchemaType = 'Article' | 'Book' | 'CollectionPage' | 'Course' | 'CreativeWork' | 'DefinedTerm' | 'DigitalDocument' | 'LearningResource' | 'Legislation' | 'PresentationDigitalDocument' | 'Report' | 'VideoObject' | 'WebSite'
export type DublinType = 'Collection' | 'InteractiveResource' | 'MovingImage' | 'Text'

export type Described = Readonly<{
  title: string
  /** Our own sentences about it. */
  about: string
  makers: readonly Maker[]
  publishers: readonly string[]
  /** When it came out, as far as it is known: a year, a month or a day. */
  date?: string | undefined
  schema: SchemaType
  dublin: DublinType
  og: NonNullable<PageFacts['type']>
  /** What we call its kind. */
  called: string
  /** Media types, where they are known. */
  formats: readonly string[]
  languages: readonly string[]
  /** Under which names it is known elsewhere: a DOI as an address, an ISBN as a URN. */
  names: readonly string[]
  /** Where the work itself is. */
  links: readonly string[]
  licence?: string | undefined
  coverage?: string | undefined
  /** Paths of what stands in it, in order. */
  holds: readonly string[]
  /** Paths of what says more about it. */
  related: readonly string[]
  /** The path of what took its place. */
  replacedBy?: string | undefined
  isbn?: string | undefined
  /** How lawyers name it. */
  identifiedAs?: string | undefined
}>

/** What most kinds are, but for what they say otherwise. */
export const PLAIN = { makers: [], publishers: [], og: 'article', dublin: 'Text', formats: [], languages: [], names: [], links: [], holds: [], related: [] } as const

/** What an entry has beside its content. `topics` by name. */
export type Around = Readonly<{ path: string; topics: readonly string[] }>
type At = (path: string) => string

/** The fifteen elements of Dublin Core, each as often as there is something to say. */
export function dublinOf(one: Described, { path, topics }: Around, at: At): readonly (readonly [name: string, value: string])[] {
  const all = (name: string, values: readonly (string | undefined)[]) => values.flatMap((value) => (value === undefined || value === '' ? [] : [[name, value] as const]))
  return [
    ...all('title', [one.title]), ...all('creator', one.makers.map(({ name }) => name)), ...all('subject', topics), ...all('description', [one.about]), ...all('publisher', one.publishers), ...all('date', [one.date]),
    ...all('type', [one.dublin, one.called]), ...all('format', one.formats), ...all('identifier', [...new Set([at(path), ...one.names, one.identifiedAs, ...one.links])]), ...all('language', one.languages),
    ...all('relation', [...(one.replacedBy === undefined ? [] : [at(one.replacedBy)]), ...[...one.holds, ...one.related].map(at)]), ...all('coverage', [one.coverage]), ...all('rights', [one.licence]),
  ]
}

const some = <Value>(values: readonly Value[]): readonly Value[] | undefined => (values.length === 0 ? undefined : values)

const TYPES = { true: 'Person', false: 'Organization' } as const

/** As schema.org says it. The page is ours, and the work may be elsewhere. */
export function schemaOf(one: Described, { path, topics }: Around, at: At): ReturnType<NonNullable<PageFacts['data']>> {
  const [link] = one.links
  return {
    '@type': one.schema, name: one.title, description: one.about === '' ? undefined : one.about, url: link ?? at(path), mainEntityOfPage: at(path),
    author: some(one.makers.map(({ name, person }) => (person === undefined ? name : { '@type': TYPES[`${person}`], name }))), publisher: some(one.publishers.map((name) => ({ '@type': 'Organization', name }))),
    [one.schema === 'Legislation' ? 'legislationDate' : 'datePublished']: one.date, legislationIdentifier: one.identifiedAs,
    inLanguage: some(one.languages), about: some(topics), sameAs: some(one.names.filter((name) => name.startsWith('http'))), isbn: one.isbn,
    license: one.licence !== undefined && /^https?:\/\//.test(one.licence) ? one.licence : undefined, spatialCoverage: one.coverage,
    inDefinedTermSet: one.schema === 'DefinedTerm' ? { '@type': 'DefinedTermSet', name: one.called, url: at('/library/glossary') } : undefined,
    mainEntity: one.holds.length === 0 ? undefined : { '@type': 'ItemList', itemListElement: one.holds.map((held, index) => ({ '@type': 'ListItem', position: index + 1, url: at(held) })) },
  }
}
