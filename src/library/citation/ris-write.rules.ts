/** Writes a work as an entry of a RIS file. Pure. */
import { type CslDate, type CslItem, type Name, splitKeywords } from './csl.ts'
import { plainDate, writeDate } from './date.rules.ts'
import { extraOf } from './extra.rules.ts'
import { risNamesOf, risPairsOf, tagOfType, typeOfTag } from './ris-fields.ts'
import { serialOf } from './ris-read.rules.ts'

type Line = readonly [tag: string, value: string]

function writeName(name: Name): string {
  const { family = '', given = '', suffix = '', literal } = name
  // A comma in a body's name would make a person of it: two at once don't.
  if (literal !== undefined) return literal.replace(',', ',,')
  const last = [name['non-dropping-particle'], family].filter(Boolean).join(' ')
  const first = [given, name['dropping-particle']].filter(Boolean).join(' ')
  return [last, first, ...(suffix === '' ? [] : [suffix])].join(', ').trim()
}

function writeRisDate(date: CslDate): string {
  const [year, month, day] = date['date-parts']?.[0] ?? []
  if (year === undefined || year < 0) return writeDate(date)
  const two = (part: number | undefined) => (part === undefined ? '' : String(part).padStart(2, '0'))
  return [String(year).padStart(4, '0'), two(month), two(day), plainDate(date) === undefined ? writeDate(date) : ''].join('/')
}

function pageLines(page: string): readonly Line[] {
  const [, from, until] = /^([^-]+)-([^-]+)$/.exec(page) ?? []
  return from === undefined || until === undefined ? [['SP', page]] : [['SP', from], ['EP', until]]
}

/** An entry; a line between it and the next. */
export function writeRisEntry(item: CslItem): string {
  const pairs = risPairsOf(item.type)
  const names = Object.entries(risNamesOf(item.type)).filter(([tag], at, all) => all.findIndex(([, one]) => one === all[at]?.[1]) === at && tag !== 'A1')
  const serial = pairs.find(([tag]) => tag === 'SN')?.[1]
  const serials = (['ISBN', 'ISSN'] as const).filter((one) => item[one] !== undefined && serial !== 'number' && serialOf(item[one], serial) === one)
  const hasPages = !pairs.some(([tag]) => tag === 'SP')
  const written = new Set<string>([
    ...pairs.filter(([tag]) => tag !== 'SN' || serial === 'number').map(([, variable]) => variable), ...serials, ...names.map(([, variable]) => variable), 'URL', 'keyword', 'issued', 'accessed', ...(hasPages ? ['page'] : []),
  ])
  const [[, before] = []] = (item.custom?.ris ?? []).filter(([tag]) => tag === 'TY')
  const kept = before !== undefined && typeOfTag(before) === item.type
  const tag = kept ? before : tagOfType(item.type)
  const extra = [...(typeOfTag(tag) === item.type ? [] : [`type: ${item.type}`]), ...extraOf(item, (variable) => written.has(variable))]
  const strange = (item.custom?.ris ?? []).filter(([name]) => /^[A-Z][A-Z0-9]$/.test(name) && !['TY', 'ER'].includes(name))
  const lines: readonly Line[] = [
    ...names.flatMap(([name, variable]) => (item[variable] ?? []).map((one): Line => [name, writeName(one)])),
    ...pairs.flatMap(([name, variable]): readonly Line[] => (item[variable] === undefined || name === 'SN' && serial !== 'number' ? [] : [[name, item[variable]]])),
    ...serials.map((one): Line => ['SN', item[one] ?? '']),
    ...(item.page === undefined || !hasPages ? [] : pageLines(item.page)),
    ...(item.issued === undefined ? [] : [...(item.issued['date-parts']?.[0]?.[0] === undefined ? [] : [['PY', String(item.issued['date-parts'][0][0]).padStart(4, '0')] as const]), ['DA', writeRisDate(item.issued)] as const]),
    ...(item.accessed === undefined ? [] : [['Y2', writeRisDate(item.accessed)] as const]),
    ...[...(item.URL === undefined ? [] : [item.URL]), ...(item.custom?.links ?? [])].map((url): Line => ['UR', url]),
    ...splitKeywords(item.keyword ?? '').map((word): Line => ['KW', word]),
    ...(item.id === '' ? [] : [['ID', item.id] as const]),
    ...strange.filter(([name]) => name !== 'M2'), ...(extra.length === 0 ? [] : [['M2', extra.join('\n')] as const]), ...strange.filter(([name]) => name === 'M2'),
  ]
  // A line that goes on stands in, so that it is not taken for a tag.
  return [['TY', tag] as const, ...lines].map(([name, value]) => `${name}  - ${value.trim().replaceAll('\n', '\r\n  ')}\r\n`).join('') + 'ER  - \r\n\r\n'
}
