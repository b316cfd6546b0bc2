/** What arrives when somebody writes down a resource, and what is made of it. */
import { z } from 'zod'
import { FIVE_STEPS, WAYS } from '#initiative/index.ts'
import { choice, codes, optionalText, several, text } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { type ChangingCode, changing } from '../entry/entry.form.ts'
import { readLanguage } from './language.rules.ts'
import { readAuthor, readBetween, readDoi, readLink, readSlug } from './line.rules.ts'
import { readPartialDay } from './partial-day.rules.ts'
import { type Edition, FORMATS, MOST_EDITIONS, type Resource, SCOPES, SECTORS, STAGES, TYPES, resourceSchema } from './resource.rules.ts'

export type ResourceCode = 'title-missing' | 'too-long' | 'type-missing' | 'choice-unknown' | 'author-unreadable' | 'published-unreadable' | 'link-unreadable' | 'language-unknown' | 'topic-unknown' | 'policy-unknown'
  | 'doi-unreadable' | 'superseded-unknown' | 'edition-nameless' | 'too-many'
const code = codes<ResourceCode>()

const LONGEST_LINE = 300
const LONGEST_TITLE = 500
const LONGEST_LIST = 40_000
const LONGEST_ANNOTATION = 3_000

type Reading<One> = Readonly<{ read: (one: string) => One | undefined; unreadable: ResourceCode; most: number; split?: (typed: string) => readonly string[] }>

const byLines = (typed: string): readonly string[] => typed.split('\n').map((line) => line.trim()).filter((line) => line !== '')

/** Some things of a kind, each on a line or between what `split` parts at. */
const list = <One>({ read, unreadable, most, split = byLines }: Reading<One>) => optionalText(code('too-long'), LONGEST_LIST).transform((typed, check): One[] => {
  const given = split(typed ?? '')
  const found = given.flatMap((one) => read(one) ?? [])
  if (given.length > most) check.addIssue({ code: 'custom', message: code('too-many') })
  else if (found.length < given.length) check.addIssue({ code: 'custom', message: unreadable })
  return found
})

/** One thing that may be left out. */
const maybe = <One>(read: (typed: string) => One | undefined, unreadable: ResourceCode) => optionalText(code('too-long'), LONGEST_LINE).transform((typed, check): One | undefined => {
  const found = typed === undefined ? undefined : read(typed)
  if (typed !== undefined && found === undefined) check.addIssue({ code: 'custom', message: unreadable })
  return found
})

const body = (typed: string) => (typed.length <= LONGEST_LINE ? typed : undefined)
const bodies = () => list({ read: body, unreadable: code('too-long'), most: 20, split: readBetween })
const links = () => list({ read: readLink, unreadable: code('link-unreadable'), most: 20 })
const doiOf = (typed: string) => resourceSchema.shape.doi.safeParse(readDoi(typed)).data
const slugOf = (typed: string) => resourceSchema.shape.supersededBy.safeParse(readSlug(typed)).data

/** Names in addresses that were ticked, each once. */
const names = (unknown: ResourceCode) => z.union([z.string().transform((one) => [one]), z.array(z.string())], unknown).optional().transform((all) => [...new Set(all ?? [])])
  .refine((all) => resourceSchema.shape.topics.safeParse(all).success, unknown)

const edition = z.object({ name: optionalText(code('too-long'), LONGEST_LINE), published: maybe(readPartialDay, code('published-unreadable')), publishers: bodies(), links: links() })
const EDITION_FIELDS = ['name', 'published', 'publishers', 'links'] as const
export type EditionField = (typeof EDITION_FIELDS)[number]
/** The name of a field of one edition. */
export const editionField = (place: number, field: EditionField): string => `edition-${place}-${field}`

const fields = z.looseObject({
  ...changing,
  title: text(code('title-missing'), code('too-long'), LONGEST_TITLE),
  authors: list({ read: readAuthor, unreadable: code('author-unreadable'), most: 100 }),
  publishers: bodies(),
  published: maybe(readPartialDay, code('published-unreadable')),
  type: choice(TYPES, code('type-missing')),
  scope: z.union([z.literal('').transform(() => undefined), z.enum(SCOPES)], code('choice-unknown')).optional(),
  annotation: optionalText(code('too-long'), LONGEST_ANNOTATION),
  links: links(),
  licence: optionalText(code('too-long'), LONGEST_LINE),
  topics: names(code('topic-unknown')), policies: names(code('policy-unknown')),
  ways: several(WAYS, code('choice-unknown')), steps: several(FIVE_STEPS, code('choice-unknown')), stages: several(STAGES, code('choice-unknown')),
  sectors: several(SECTORS, code('choice-unknown')), formats: several(FORMATS, code('choice-unknown')),
  languages: list({ read: readLanguage, unreadable: code('language-unknown'), most: 30, split: (typed) => typed.split(/[,;\n]/).map((one) => one.trim()).filter((one) => one !== '') }),
  supersededBy: maybe(slugOf, code('superseded-unknown')),
  doi: maybe(doiOf, code('doi-unreadable')),
  isbn: optionalText(code('too-long'), 40),
})

/** The editions, of the numbered fields; those of which nothing was typed are none. */
function editionsOf(typed: Readonly<Record<string, unknown>>, check: z.RefinementCtx): Edition[] {
  return Array.from({ length: MOST_EDITIONS }).flatMap((_, place): Edition[] => {
    const given = Object.fromEntries(EDITION_FIELDS.map((field) => [field, typed[editionField(place, field)]]))
    const read = edition.safeParse(given)
    if (!read.success) {
      for (const issue of read.error.issues) check.addIssue({ code: 'custom', message: issue.message, path: [`edition-${place}-${String(issue.path[0])}`] })
      return []
    }
    const { name, published, ...rest } = read.data
    if (name !== undefined) return [{ name, ...(published === undefined ? {} : { published }), ...rest }]
    if (published !== undefined || rest.publishers.length > 0 || rest.links.length > 0) check.addIssue({ code: 'custom', message: code('edition-nameless'), path: [editionField(place, 'name')] })
    return []
  })
}

const only = <Name extends string, Value>(name: Name, value: Value | undefined) => (value === undefined ? {} : { [name]: value })

const resourceForm = fields.transform((typed, check): Readonly<{ content: Resource; version: number; note?: string | undefined }> => {
  const { title, authors, publishers, published, type, scope, annotation, licence, topics, policies, ways, steps, stages, sectors, formats, languages, supersededBy, doi, isbn } = typed
  const read = resourceSchema.safeParse({
    title, authors, publishers, type, annotation: annotation ?? '', links: typed.links, topics, policies, ways, steps, stages, sectors, formats, languages, editions: editionsOf(typed, check),
    ...only('published', published), ...only('scope', scope), ...only('licence', licence), ...only('supersededBy', supersededBy), ...only('doi', doi), ...only('isbn', isbn),
  })
  if (!read.success) {
    for (const issue of read.error.issues) check.addIssue({ code: 'custom', message: code('too-long'), path: [issue.path[0] ?? ''] })
    return z.NEVER
  }
  return { content: read.data, version: typed.version, note: typed.note }
})

export const readResource = formReader<typeof resourceForm, ResourceCode | ChangingCode>(resourceForm)
