/** A resource as catalogues know it. Pure. */
import { entryPath } from '../kind.ts'
import { type Resource, nameOf } from '../resource/resource.rules.ts'
import { sayResource } from '../resource/words/index.ts'
import { type Described, type DublinType, PLAIN, type SchemaType } from './described.rules.ts'

const AS: Readonly<Record<Resource['type'], readonly [SchemaType, DublinType, Described['og']]>> = {
  report: ['Report', 'Text', 'article'], toolkit: ['LearningResource', 'Text', 'article'], 'case-study': ['Article', 'Text', 'article'], briefing: ['Report', 'Text', 'article'], article: ['Article', 'Text', 'article'],
  book: ['Book', 'Text', 'book'], presentation: ['PresentationDigitalDocument', 'Text', 'article'], video: ['VideoObject', 'MovingImage', 'video.other'], website: ['WebSite', 'InteractiveResource', 'website'],
  template: ['DigitalDocument', 'Text', 'article'], training: ['Course', 'InteractiveResource', 'article'],
}

/** Of some of our formats it is known which media type they are. */
const MEDIA: Readonly<Partial<Record<Resource['links'][number]['format'], string>>> = { web: 'text/html', pdf: 'application/pdf' }

export function describeResource(one: Resource): Described {
  const [schema, dublin, og] = AS[one.type]
  return {
    ...PLAIN, schema, dublin, og, title: one.title, about: one.annotation, called: sayResource(`types.${one.type}`), date: one.published, licence: one.licence, languages: one.languages, publishers: one.publishers, isbn: one.isbn,
    makers: one.authors.map((author) => ({ name: nameOf(author), person: 'family' in author })),
    formats: [...new Set(one.links.flatMap(({ format }) => MEDIA[format] ?? []))],
    names: [...(one.doi === undefined ? [] : [`https://doi.org/${one.doi}`]), ...(one.isbn === undefined ? [] : [`urn:isbn:${one.isbn.replace(/[^0-9Xx]/g, '')}`])],
    links: one.links.map(({ url }) => url),
    coverage: one.scope === undefined ? undefined : sayResource(`scopes.${one.scope}`),
    related: one.policies.map((to) => entryPath('policy', to)),
    replacedBy: one.supersededBy === undefined ? undefined : entryPath('resource', one.supersededBy),
  }
}
