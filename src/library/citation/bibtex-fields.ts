/** Which field of BibTeX says what: its own, and those of biblatex and of other programs that people's files hold. */
import type { CslType, NameVariable, TextVariable } from './csl.ts'

/** The kinds of entries that are read. */
const READ: Readonly<Record<string, CslType>> = {
  article: 'article-journal', periodical: 'periodical', book: 'book', mvbook: 'book', proceedings: 'book', collection: 'book', reference: 'book', booklet: 'pamphlet', manual: 'report',
  inbook: 'chapter', incollection: 'chapter', bookinbook: 'chapter', suppbook: 'chapter', inproceedings: 'paper-conference', conference: 'paper-conference', techreport: 'report', report: 'report',
  phdthesis: 'thesis', mastersthesis: 'thesis', thesis: 'thesis', unpublished: 'manuscript', misc: 'document', online: 'webpage', electronic: 'webpage', www: 'webpage', webpage: 'webpage',
  patent: 'patent', software: 'software', dataset: 'dataset', data: 'dataset', video: 'motion_picture', movie: 'motion_picture', audio: 'song', music: 'song', image: 'graphic', artwork: 'graphic',
  presentation: 'speech', standard: 'standard', legislation: 'legislation', jurisdiction: 'legal_case', letter: 'personal_communication', inreference: 'entry-encyclopedia', review: 'review', performance: 'performance',
}

/** The kinds that are written: those that every style of BibTeX knows. Others are `misc`, and say beside what they are. */
const WRITTEN: Readonly<Partial<Record<CslType, string>>> = {
  'article-journal': 'article', 'article-magazine': 'article', 'article-newspaper': 'article', book: 'book', pamphlet: 'booklet', chapter: 'incollection', 'paper-conference': 'inproceedings',
  report: 'techreport', thesis: 'phdthesis', manuscript: 'unpublished',
}

export const MASTERS = 'Master’s thesis'

export const typeOfEntry = (entry: string, hasAddress: boolean): CslType => (entry === 'misc' && hasAddress ? 'webpage' : (READ[entry] ?? 'document'))
export const entryOfType = (type: CslType): string => WRITTEN[type] ?? 'misc'

type Pair = readonly [field: string, variable: TextVariable]

const isArticle = (type: CslType): boolean => type.startsWith('article')
const isPart = (type: CslType): boolean => ['book', 'chapter', 'paper-conference', 'entry-encyclopedia', 'entry-dictionary'].includes(type)

/** What is the same for all kinds, in the order in which it is written. */
const COMMON: readonly Pair[] = [
  ['title', 'title'], ['shorttitle', 'title-short'], ['series', 'collection-title'], ['volume', 'volume'], ['volumes', 'number-of-volumes'], ['edition', 'edition'], ['chapter', 'chapter-number'],
  ['pages', 'page'], ['pagetotal', 'number-of-pages'], ['address', 'publisher-place'], ['howpublished', 'medium'], ['eventtitle', 'event-title'], ['venue', 'event-place'], ['isbn', 'ISBN'],
  ['issn', 'ISSN'], ['doi', 'DOI'], ['url', 'URL'], ['pmid', 'PMID'], ['pmcid', 'PMCID'], ['version', 'version'], ['language', 'language'], ['type', 'genre'], ['lccn', 'call-number'],
  ['abstract', 'abstract'], ['note', 'note'], ['annote', 'annote'], ['keywords', 'keyword'],
]

const publisherField = (type: CslType): string => (type === 'thesis' ? 'school' : (type === 'report' ? 'institution' : 'publisher'))

/** How the text of a kind of work is written, field by field. */
export const pairsOf = (type: CslType): readonly Pair[] => [
  ...COMMON, [isArticle(type) ? 'journal' : 'booktitle', 'container-title'], [publisherField(type), 'publisher'],
  ...(isArticle(type) ? [['number', 'issue'] as const] : [['issue', 'issue'] as const, ['number', isPart(type) ? 'collection-number' : 'number'] as const]),
]

/** Other names for the same, read where the first is not there. */
const ALIASES: Readonly<Record<string, TextVariable>> = {
  journal: 'container-title', journaltitle: 'container-title', booktitle: 'container-title', maintitle: 'container-title', shortjournal: 'container-title-short', publisher: 'publisher', institution: 'publisher', school: 'publisher', organization: 'publisher',
  location: 'publisher-place', issue: 'issue', langid: 'language', annotation: 'annote', numpages: 'number-of-pages', library: 'source', keyword: 'keyword', howpublished: 'medium',
}

/** The fields of each kind of work by their first names, once asked for: a file asks for each of its thousands. */
const FIRST = new Map<CslType, ReadonlyMap<string, TextVariable>>()

/** What a field says of a work of this kind, in the order in which it is looked for. */
export function variableOf(type: CslType, field: string): TextVariable | undefined {
  const first = FIRST.get(type) ?? new Map(pairsOf(type).toReversed())
  FIRST.set(type, first)
  return first.get(field) ?? (Object.hasOwn(ALIASES, field) ? ALIASES[field] : undefined)
}

export const NAME_FIELDS: Readonly<Partial<Record<NameVariable, string>>> = { author: 'author', editor: 'editor', translator: 'translator', 'container-author': 'bookauthor' }

/** Fields that hold no LaTeX. */
export const isVerbatim = (field: string): boolean => ['url', 'doi', 'isbn', 'issn', 'pmid', 'pmcid', 'file', 'eprint', 'links'].includes(field)

/** Before the name of what CSL-JSON knows and BibTeX has no field for. BibTeX passes over fields that it does not know. */
export const OURS = 'csl-'
