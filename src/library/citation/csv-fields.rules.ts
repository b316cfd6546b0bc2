/** Tables of works, by the names that Zotero gives the columns. Pure. */
import { type CslItem, type Draft, type NameVariable, type TextVariable, type CslType, joinKeywords, plainPages, splitKeywords, tidy, tidyLine } from './csl.ts'
import { readDate, writeDate } from './date.rules.ts'
import { extraOf, readExtra } from './extra.rules.ts'

/** What Zotero calls kinds of works. The first of a kind is the one that is written. */
const TYPES: readonly (readonly [name: string, type: CslType])[] = [
  ['journalArticle', 'article-journal'], ['magazineArticle', 'article-magazine'], ['newspaperArticle', 'article-newspaper'], ['preprint', 'article'], ['book', 'book'], ['bookSection', 'chapter'],
  ['conferencePaper', 'paper-conference'], ['thesis', 'thesis'], ['report', 'report'], ['webpage', 'webpage'], ['blogPost', 'post-weblog'], ['forumPost', 'post'], ['videoRecording', 'motion_picture'],
  ['film', 'motion_picture'], ['audioRecording', 'song'], ['podcast', 'song'], ['radioBroadcast', 'broadcast'], ['tvBroadcast', 'broadcast'], ['presentation', 'speech'], ['document', 'document'],
  ['manuscript', 'manuscript'], ['map', 'map'], ['artwork', 'graphic'], ['patent', 'patent'], ['case', 'legal_case'], ['bill', 'bill'], ['statute', 'legislation'], ['hearing', 'hearing'],
  ['dictionaryEntry', 'entry-dictionary'], ['encyclopediaArticle', 'entry-encyclopedia'], ['computerProgram', 'software'], ['dataset', 'dataset'], ['standard', 'standard'], ['interview', 'interview'],
  ['letter', 'personal_communication'], ['email', 'personal_communication'], ['instantMessage', 'personal_communication'],
]

const TEXT_COLUMNS: readonly (readonly [name: string, variable: TextVariable])[] = [
  ['Title', 'title'], ['Publication Title', 'container-title'], ['ISBN', 'ISBN'], ['ISSN', 'ISSN'], ['DOI', 'DOI'], ['Url', 'URL'], ['Abstract Note', 'abstract'], ['Pages', 'page'],
  ['Num Pages', 'number-of-pages'], ['Issue', 'issue'], ['Volume', 'volume'], ['Number Of Volumes', 'number-of-volumes'], ['Journal Abbreviation', 'container-title-short'], ['Short Title', 'title-short'],
  ['Series', 'collection-title'], ['Series Number', 'collection-number'], ['Publisher', 'publisher'], ['Place', 'publisher-place'], ['Language', 'language'], ['Type', 'genre'], ['Archive', 'archive'],
  ['Archive Location', 'archive_location'], ['Library Catalog', 'source'], ['Call Number', 'call-number'], ['Notes', 'note'], ['Number', 'number'], ['Edition', 'edition'], ['Medium', 'medium'], ['Scale', 'scale'],
  ['Conference Name', 'event-title'], ['Section', 'section'], ['Version', 'version'],
]
const NAME_COLUMNS: readonly (readonly [name: string, variable: NameVariable])[] = [
  ['Author', 'author'], ['Editor', 'editor'], ['Series Editor', 'collection-editor'], ['Translator', 'translator'], ['Contributor', 'contributor'], ['Book Author', 'container-author'],
  ['Composer', 'composer'], ['Interviewer', 'interviewer'], ['Producer', 'producer'], ['Recipient', 'recipient'], ['Reviewed Author', 'reviewed-author'], ['Scriptwriter', 'script-writer'], ['Guest', 'guest'],
]
/** Of no use to us, and written as they came. */
const KEPT = ['Rights', 'Date Added', 'Date Modified'] as const
const OTHERS = ['Key', 'Item Type', 'Publication Year', 'Date', 'Access Date', 'Extra', 'Manual Tags', 'Automatic Tags', 'Link Attachments'] as const

/** What a column can hold, as it is asked for where a table names its columns otherwise. */
export const COLUMNS: readonly string[] = [...OTHERS, ...TEXT_COLUMNS.map(([name]) => name), ...NAME_COLUMNS.map(([name]) => name)]

const KNOWN: ReadonlySet<string> = new Set([...COLUMNS, ...KEPT])
const isColumn = (name: string): boolean => KNOWN.has(name)

const WRITTEN = [
  'Key', 'Item Type', 'Publication Year', 'Author', 'Title', 'Publication Title', 'ISBN', 'ISSN', 'DOI', 'Url', 'Abstract Note', 'Date', 'Access Date', 'Pages', 'Issue', 'Volume', 'Series', 'Publisher', 'Place', 'Language', 'Type', 'Extra', 'Notes',
  'Link Attachments', 'Manual Tags', 'Editor', 'Translator', 'Edition', 'Number', 'Rights', 'Date Added', 'Date Modified',
] as const

/** `Family, Given; Body`. */
const readNames = (text: string) => text.split(';').map((one) => one.trim()).filter((one) => one !== '').map((one) => {
  const [family = '', ...given] = one.split(',').map((part) => part.trim())
  return given.length === 0 ? { literal: one } : { ...(family === '' ? {} : { family }), ...(given.join(', ') === '' ? {} : { given: given.join(', ') }) }
})

/** The row of a table as a work. @param cells by the names above, or by others: those become lines of «extra» */
export function readRow(cells: ReadonlyMap<string, string>): CslItem {
  const item: Draft = {}
  const aside: [string, string][] = []
  const said = (name: string): string => (cells.get(name) ?? '').trim()
  const others = [...cells].filter(([name, text]) => !isColumn(name) && name !== '' && text.trim() !== '').map(([name, text]) => `${name}: ${tidyLine(text)}`)
  const strange = [...said('Extra').split('\n'), ...others].map((line) => line.trim()).filter((line) => line !== '' && !readExtra(item, line))
  if (strange.length > 0) aside.push(['Extra', strange.join('\n')])
  const type = item.type ?? TYPES.find(([name]) => name.toLowerCase() === said('Item Type').toLowerCase())?.[1] ?? 'document'
  if (item.type === undefined && said('Item Type') !== '' && TYPES.find(([, one]) => one === type)?.[0] !== said('Item Type')) aside.push(['Item Type', said('Item Type')])
  for (const [name, variable] of TEXT_COLUMNS) {
    const text = said(name)
    if (text !== '') item[variable] = variable === 'page' ? plainPages(text) : (variable === 'abstract' || variable === 'note' ? tidy(text) : tidyLine(text))
  }
  for (const [name, variable] of NAME_COLUMNS) {
    const names = readNames(said(name))
    if (names.length > 0) item[variable] = names
  }
  const issued = readDate(said('Date')) ?? readDate(said('Publication Year'))
  const accessed = readDate(said('Access Date'))
  const keywords = [...splitWith(said('Manual Tags')), ...splitWith(said('Automatic Tags'))]
  const links = said('Link Attachments').split(/[;\s]+/).filter((one) => /^https?:/.test(one))
  for (const name of KEPT) if (said(name) !== '') aside.push([name, said(name)])
  const custom = { ...(links.length === 0 ? {} : { links }), ...(aside.length === 0 ? {} : { csv: Object.fromEntries(aside) }) }
  return {
    ...item, id: said('Key'), type, ...(issued === undefined ? {} : { issued }), ...(accessed === undefined ? {} : { accessed }),
    ...(keywords.length === 0 ? {} : { keyword: joinKeywords([...new Set(keywords)]) }), ...(Object.keys(custom).length === 0 ? {} : { custom }),
  }
}

/** In a cell, tags stand with semicolons between them; commas are theirs. */
const splitWith = (text: string): readonly string[] => text.split(';').map((word) => word.trim()).filter((word) => word !== '')

/** The first row of a table that is written. */
export const WRITTEN_COLUMNS: readonly string[] = WRITTEN

const HOLDS: ReadonlySet<string> = new Set(WRITTEN)

/** A work as the row of a table. */
export function writeRow(item: CslItem): readonly string[] {
  const own = new Set<string>(['issued', 'accessed', 'keyword', ...[...TEXT_COLUMNS, ...NAME_COLUMNS].filter(([name]) => HOLDS.has(name)).map(([, variable]) => variable)])
  const name = TYPES.find(([, type]) => type === item.type)?.[0]
  const { csv = {}, links = [] } = item.custom ?? {}
  const extra = [...(name === undefined ? [`type: ${item.type}`] : []), ...extraOf(item, (variable) => own.has(variable)), ...(csv['Extra'] === undefined ? [] : [csv['Extra']])]
  const cells = new Map<string, string>([
    ...TEXT_COLUMNS.flatMap(([column, variable]) => (item[variable] === undefined ? [] : [[column, item[variable]] as const])),
    ...NAME_COLUMNS.flatMap(([column, variable]) => (item[variable] === undefined ? [] : [[column, item[variable].map(nameCell).join('; ')] as const])),
    ...KEPT.map((column) => [column, csv[column] ?? ''] as const),
    ['Key', item.id], ['Item Type', csv['Item Type'] ?? name ?? 'document'], ['Publication Year', String(item.issued?.['date-parts']?.[0]?.[0] ?? '')], ['Date', item.issued === undefined ? '' : writeDate(item.issued)],
    ['Access Date', item.accessed === undefined ? '' : writeDate(item.accessed)], ['Extra', extra.join('\n')], ['Manual Tags', splitKeywords(item.keyword ?? '').join('; ')], ['Link Attachments', links.join('; ')],
  ])
  return WRITTEN.map((column) => cells.get(column) ?? '')
}

const nameCell = ({ family = '', given = '', suffix = '', literal, ...particles }: NonNullable<CslItem['author']>[number]): string =>
  literal ?? `${[particles['non-dropping-particle'], family].filter(Boolean).join(' ')}, ${[given, particles['dropping-particle'], suffix].filter(Boolean).join(' ')}`.trim()
