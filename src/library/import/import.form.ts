/** What arrives when somebody says how a file of works is to come in. */
import { z } from 'zod'
import { choice, codes, optionalText, tick } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { COLUMNS } from '../citation/csv-fields.rules.ts'

export type ImportCode = 'choice-unknown' | 'rows-refused' | 'nothing-new' | 'column-unknown' | 'title-column-missing' | 'over' | 'changed-since'
const code = codes<ImportCode>()

/** More seeming doubles than one page shows. */
const MOST_ALSO = 500
const place = z.string().regex(/^\d{1,6}$/, code('choice-unknown'))

const bringInForm = z.object({
  state: choice(['draft', 'published'], code('choice-unknown')), leaveOut: tick, allToo: tick,
  also: z.union([place.transform((one) => [one]), z.array(place).max(MOST_ALSO, code('choice-unknown'))], code('choice-unknown')).optional().transform((all) => (all ?? []).map(Number)),
})

export const readBringIn = formReader<typeof bringInForm, ImportCode>(bringInForm)

/** What a column may be said to hold. */
export const MAPPED = ['Title', 'Author', 'Date', 'Publisher', 'Url', 'DOI', 'ISBN', 'Item Type', 'Abstract Note', 'Notes', 'Manual Tags', 'Language', 'Publication Title', 'Editor', 'Place', 'Volume', 'Issue', 'Pages'] as const
export type Mapped = (typeof MAPPED)[number]

/** The name of a field of the form. */
export const columnField = (mapped: Mapped): string => `column-${mapped.toLowerCase().replaceAll(' ', '-')}`

const columnsForm = z.object(Object.fromEntries(MAPPED.map((mapped) => [columnField(mapped), optionalText(code('column-unknown'), 300)])))

/** Which column holds what. */
export const readColumns = formReader<typeof columnsForm, ImportCode>(columnsForm)

/** Which column of a table is what, by what people most often call it. */
const CALLED: Readonly<Record<string, Mapped>> = {
  title: 'Title', name: 'Title', author: 'Author', authors: 'Author', creator: 'Author', creators: 'Author', by: 'Author', date: 'Date', year: 'Date', published: 'Date', 'publication date': 'Date', publisher: 'Publisher',
  publishers: 'Publisher', organisation: 'Publisher', url: 'Url', link: 'Url', links: 'Url', address: 'Url', web: 'Url', doi: 'DOI', isbn: 'ISBN', type: 'Item Type', kind: 'Item Type', abstract: 'Abstract Note', annotation: 'Abstract Note',
  description: 'Abstract Note', summary: 'Abstract Note', notes: 'Notes', note: 'Notes', tags: 'Manual Tags', keywords: 'Manual Tags', topics: 'Manual Tags', language: 'Language', journal: 'Publication Title', editor: 'Editor', place: 'Place', volume: 'Volume', issue: 'Issue', pages: 'Pages',
}

/** A table that is named as Zotero names it says all by itself. */
export function guessColumns(headings: readonly string[]): Readonly<Record<string, string>> {
  const known: ReadonlySet<string> = new Set(COLUMNS)
  if (headings.filter((heading) => known.has(heading)).length > 2 && headings.includes('Title')) return {}
  const taken = new Set<string>()
  return Object.fromEntries(headings.flatMap((heading) => {
    const mapped = CALLED[heading.toLowerCase()]
    if (mapped === undefined || taken.has(mapped)) return []
    taken.add(mapped)
    return [[heading, mapped]]
  }))
}
