/** Which tag of RIS says what, as Zotero and EndNote write them. */
import type { CslType, NameVariable, TextVariable } from './csl.ts'

/** The first tag of a kind of work is the one that is written. */
const TYPES: readonly (readonly [tag: string, type: CslType])[] = [
  ['JOUR', 'article-journal'], ['EJOUR', 'article-journal'], ['ABST', 'article-journal'], ['MGZN', 'article-magazine'], ['NEWS', 'article-newspaper'], ['INPR', 'article'], ['BOOK', 'book'],
  ['EBOOK', 'book'], ['EDBOOK', 'book'], ['CLSWK', 'classic'], ['SER', 'collection'], ['CHAP', 'chapter'], ['ECHAP', 'chapter'], ['CONF', 'paper-conference'], ['CPAPER', 'paper-conference'],
  ['THES', 'thesis'], ['RPRT', 'report'], ['GOVDOC', 'report'], ['ELEC', 'webpage'], ['WEB', 'webpage'], ['BLOG', 'post-weblog'], ['VIDEO', 'motion_picture'], ['MPCT', 'motion_picture'],
  ['ADVS', 'motion_picture'], ['SOUND', 'song'], ['MUSIC', 'musical_score'], ['MAP', 'map'], ['ART', 'graphic'], ['FIGURE', 'figure'], ['CHART', 'figure'], ['SLIDE', 'speech'],
  ['MANSCPT', 'manuscript'], ['UNPB', 'manuscript'], ['UNPD', 'manuscript'], ['PAMP', 'pamphlet'], ['PAT', 'patent'], ['CASE', 'legal_case'], ['BILL', 'bill'], ['UNBILL', 'bill'], ['STAT', 'legislation'],
  ['LEGAL', 'legislation'], ['HEAR', 'hearing'], ['DICT', 'entry-dictionary'], ['ENCYC', 'entry-encyclopedia'], ['COMP', 'software'], ['DATA', 'dataset'], ['DBASE', 'dataset'],
  ['AGGR', 'dataset'], ['STAND', 'standard'], ['JFULL', 'periodical'], ['PCOMM', 'personal_communication'], ['ICOMM', 'personal_communication'], ['MULTI', 'broadcast'], ['GEN', 'document'],
]
const BY_TAG = new Map(TYPES)

export const typeOfTag = (tag: string): CslType | undefined => BY_TAG.get(tag)
export const tagOfType = (type: CslType): string => TYPES.find(([, one]) => one === type)?.[0] ?? 'GEN'

type Pair = readonly [tag: string, variable: TextVariable]

const COMMON: readonly Pair[] = [
  ['J2', 'container-title-short'], ['AB', 'abstract'], ['VL', 'volume'], ['NV', 'number-of-volumes'], ['PB', 'publisher'], ['LA', 'language'], ['ST', 'title-short'], ['DO', 'DOI'], ['M3', 'genre'],
  ['SE', 'section'], ['AN', 'archive_location'], ['CN', 'call-number'], ['DB', 'archive'], ['DP', 'source'], ['RN', 'annote'], ['N1', 'note'],
]

const IN_SERIES: readonly CslType[] = ['book', 'report', 'map', 'software', 'classic', 'pamphlet', 'collection']
const hasPages = (type: CslType): boolean => !['book', 'thesis', 'manuscript'].includes(type)
const hasIssn = (type: CslType): boolean => type.startsWith('article') || type === 'periodical'
const isNumbered = (type: CslType): boolean => type === 'report' || type === 'patent'

/** How the text of a kind of work is written, tag by tag. */
export const risPairsOf = (type: CslType): readonly Pair[] => [
  ['TI', 'title'], ...COMMON,
  ...(type === 'paper-conference' ? [['T2', 'event-title'], ['C3', 'container-title'], ['C1', 'publisher-place'], ['T3', 'collection-title']] as const
    : type === 'speech' ? [['T2', 'event-title'], ['C3', 'container-title'], ['CY', 'publisher-place'], ['T3', 'collection-title']] as const
      : IN_SERIES.includes(type) ? [['T2', 'collection-title'], ['CY', 'publisher-place']] as const
        : [['T2', 'container-title'], ['CY', 'publisher-place'], ['T3', 'collection-title']] as const),
  ['ET', type === 'software' ? 'version' : 'edition'],
  ...(type === 'book' ? [['M1', 'collection-number'] as const] : [['IS', 'issue'] as const, ...(isNumbered(type) ? [] : [['M1', 'number'] as const])]),
  ...(hasPages(type) ? [] : [['SP', 'number-of-pages'] as const]),
  ['SN', isNumbered(type) ? 'number' : (hasIssn(type) ? 'ISSN' : 'ISBN')],
]

/** Older and other names for the same, read where the first is not there. */
const ALIASES: Readonly<Record<string, TextVariable>> = {
  T1: 'title', CT: 'title', BT: 'container-title', JF: 'container-title', JO: 'container-title', T2: 'container-title', JA: 'container-title-short', N2: 'abstract', CP: 'publisher-place', CY: 'publisher-place',
}

export function risVariableOf(type: CslType, tag: string): TextVariable | undefined {
  const [, variable] = risPairsOf(type).find(([name]) => name === tag) ?? []
  return variable ?? (Object.hasOwn(ALIASES, tag) ? ALIASES[tag] : undefined)
}

/** Whose names a tag holds: for a whole book, its editors stand third. */
export const risNamesOf = (type: CslType): Readonly<Record<string, NameVariable>> => ({
  AU: 'author', ...(type === 'book' ? { A3: 'editor', A2: 'collection-editor' } as const : { A2: 'editor', A3: 'collection-editor' } as const), A4: 'translator', A1: 'author', ED: 'editor',
  ...(type === 'chapter' ? { C2: 'container-author' } as const : {}),
})
