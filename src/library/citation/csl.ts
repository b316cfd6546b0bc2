/** A work as citation software says it: CSL-JSON 1.0.2 (citationstyles.org). Every format is read into this and written from it. */

export const CSL_TYPES = [
  'article', 'article-journal', 'article-magazine', 'article-newspaper', 'bill', 'book', 'broadcast', 'chapter', 'classic', 'collection', 'dataset', 'document', 'entry',
  'entry-dictionary', 'entry-encyclopedia', 'event', 'figure', 'graphic', 'hearing', 'interview', 'legal_case', 'legislation', 'manuscript', 'map', 'motion_picture',
  'musical_score', 'pamphlet', 'paper-conference', 'patent', 'performance', 'periodical', 'personal_communication', 'post', 'post-weblog', 'regulation', 'report', 'review',
  'review-book', 'software', 'song', 'speech', 'standard', 'thesis', 'treaty', 'webpage',
] as const
export type CslType = (typeof CSL_TYPES)[number]

export const TEXTS = [
  'title', 'title-short', 'container-title', 'container-title-short', 'collection-title', 'collection-number', 'volume', 'volume-title', 'issue', 'number', 'edition', 'part-number',
  'part-title', 'supplement-number', 'printing-number', 'chapter-number', 'section', 'page', 'page-first', 'number-of-pages', 'number-of-volumes', 'publisher', 'publisher-place', 'genre',
  'medium', 'event', 'event-title', 'event-place', 'abstract', 'note', 'annote', 'keyword', 'language', 'URL', 'DOI', 'ISBN', 'ISSN', 'PMID', 'PMCID', 'archive', 'archive_collection',
  'archive_location', 'archive-place', 'call-number', 'source', 'version', 'status', 'authority', 'jurisdiction', 'division', 'dimensions', 'scale', 'references', 'original-title',
  'original-publisher', 'original-publisher-place', 'reviewed-title', 'reviewed-genre', 'citation-key', 'citation-label', 'citation-number', 'year-suffix', 'locator',
  'first-reference-note-number', 'shortTitle', 'journalAbbreviation', 'volume-title-short',
] as const
export type TextVariable = (typeof TEXTS)[number]

export const NAMES = [
  'author', 'editor', 'translator', 'chair', 'collection-editor', 'compiler', 'composer', 'container-author', 'contributor', 'curator', 'director', 'editorial-director',
  'executive-producer', 'guest', 'host', 'illustrator', 'interviewer', 'narrator', 'organizer', 'original-author', 'performer', 'producer', 'recipient', 'reviewed-author',
  'script-writer', 'series-creator',
] as const
export type NameVariable = (typeof NAMES)[number]

export const DATES = ['issued', 'accessed', 'available-date', 'event-date', 'original-date', 'submitted'] as const
export type DateVariable = (typeof DATES)[number]

/** What a person's name is made of; a body's, and a name that has no such parts, is `literal`. */
export const NAME_PARTS = ['family', 'given', 'non-dropping-particle', 'dropping-particle', 'suffix', 'literal'] as const
export type Name = Readonly<Partial<Record<(typeof NAME_PARTS)[number], string>>>

/** One day, month or year, or from one until another; `literal` where it is words. */
export type CslDate = Readonly<{ 'date-parts'?: readonly (readonly number[])[]; circa?: true; season?: number; literal?: string }>

export type Json = string | number | boolean | null | readonly Json[] | Readonly<{ [name: string]: Json }>

/**
 * What a file said beside all that: goes out again in the format that it came in.
 * `links`: further addresses. `bibtex`, `ris`, `csv`, `csl`: fields that have no place here, by their names there.
 */
export type Custom = Readonly<{ links?: readonly string[]; bibtex?: Readonly<Record<string, string>>; ris?: readonly (readonly [string, string])[]; csv?: Readonly<Record<string, string>>; csl?: Readonly<Record<string, Json>> }>

export type CslItem = Readonly<
  { id: string; type: CslType; custom?: Custom } & Partial<Record<TextVariable, string>> & Partial<Record<NameVariable, readonly Name[]>> & Partial<Record<DateVariable, CslDate>>
>

/** One that is being put together. */
export type Draft = { -readonly [Part in keyof CslItem]?: CslItem[Part] }

const among = <Value extends string>(values: readonly Value[]) => {
  const known: ReadonlySet<string> = new Set(values)
  return (value: string): value is Value => known.has(value)
}
export const isType = among(CSL_TYPES)
export const isText = among(TEXTS)
export const isNames = among(NAMES)
export const isDate = among(DATES)

/** Why an entry of a file can't be read. */
export type EntryCode = 'entry-broken' | 'entry-not-closed' | 'entry-too-long' | 'entry-not-an-item' | 'title-missing'

/** What stands in a file, in its order: works, resources as a library like this one wrote them, and entries that can't be read. `line`: where it begins; the first is 1. */
export type ReadEntry = Readonly<{ line: number; item: CslItem }> | Readonly<{ line: number; own: Readonly<{ slug: unknown; content: Readonly<Record<string, unknown>> }> }> | Readonly<{ line: number; code: EntryCode }>

/** An abstract and a note of some pages each fit; a longer entry is one that was never closed. */
export const LONGEST_ENTRY = 500_000

/** Text without what no reader sees, its lines trimmed, without empty ones. */
export const tidy = (text: string): string => (UNTIDY.test(text) ? tidied(text) : text.trim())

/** Most texts of a file are as they should be. */
const UNTIDY = /[\u0000-\u001F\u007F\uFEFF]| {2}/
const tidied = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000B-\u001F\u007F\uFEFF]/g, '').split('\n').map((line) => line.replace(/[ \t]+/g, ' ').trim()).filter((line) => line !== '').join('\n')

/** The same in one line. */
export const tidyLine = (text: string): string => tidy(text).replaceAll('\n', ' ')

/** Words that a work is filed under, as one text: with semicolons where one of them has a comma in it. */
export const joinKeywords = (words: readonly string[]): string => (words.some((word) => word.includes(',')) ? `${words.join('; ')}${words.length === 1 ? ';' : ''}` : words.join(', '))
export const splitKeywords = (text: string): readonly string[] =>
  [...new Set(text.split(text.includes(';') ? /[;\n]/ : /[,\n]/).map((word) => word.trim()).filter((word) => word !== ''))]

/** Page numbers with a plain hyphen, whichever dash they came with. */
export const plainPages = (text: string): string => tidyLine(text).replace(/\s*(?:-{1,3}|[\u2010-\u2015])\s*/g, '-')
