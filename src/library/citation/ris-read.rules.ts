/** Reads RIS files. Pure. */
import { type CslDate, type CslItem, type Draft, type EntryCode, LONGEST_ENTRY, type Name, joinKeywords, plainPages, tidy, tidyLine } from './csl.ts'
import { partsOf, readDate } from './date.rules.ts'
import { readExtra } from './extra.rules.ts'
import { risNamesOf, risVariableOf, tagOfType, typeOfTag } from './ris-fields.ts'

type Said = readonly [tag: string, value: string]
export type RisPiece = Readonly<{ line: number; said: readonly Said[] }> | Readonly<{ line: number; code: EntryCode }>

/** There are signs beside line ends at which a line may be broken: they are part of it here. */
const LINE = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*))?$/s

/** Finds the entries of a RIS file, line by line. A line without a tag belongs to the one before. */
export class RisSplitter {
  #rest = ''
  #line = 0
  #said: [string, string][] | undefined
  #from = 0
  #length = 0

  push(text: string): readonly RisPiece[] {
    const lines = (this.#rest + text).split('\n')
    this.#rest = lines.pop() ?? ''
    const pieces = lines.flatMap((line) => this.#take(line))
    // A line without an end, longer than an entry may be, is let go.
    if (this.#rest.length <= LONGEST_ENTRY) return pieces
    this.#rest = ''
    this.#said = undefined
    return [...pieces, { line: this.#line + 1, code: 'entry-too-long' }]
  }

  end(): readonly RisPiece[] {
    const pieces = this.#take(this.#rest)
    return this.#said === undefined ? pieces : [...pieces, { line: this.#from, code: 'entry-not-closed' }]
  }

  #take(line: string): readonly RisPiece[] {
    this.#line += 1
    this.#length += line.length
    const [, tag, value = ''] = LINE.exec(line.trimEnd()) ?? []
    if (this.#said !== undefined && this.#length > LONGEST_ENTRY) return this.#end({ line: this.#from, code: 'entry-too-long' })
    if (tag === 'TY') {
      const before = this.#end(...(this.#said === undefined ? [] : [{ line: this.#from, code: 'entry-not-closed' } as const]))
      this.#said = [['TY', value.trim()]]
      this.#from = this.#line
      this.#length = 0
      return before
    }
    if (this.#said === undefined) return tag === undefined || tag === 'ER' || this.#line === 1 ? [] : this.#stray()
    if (tag === 'ER') return this.#end({ line: this.#from, said: this.#said })
    const last = this.#said.at(-1)
    if (tag !== undefined) this.#said.push([tag, value])
    else if (last !== undefined && line.trim() !== '') last[1] += `\n${line.trim()}`
    return []
  }

  /** Tags that no entry holds: said once, until the next begins. */
  #isStraying = false

  #stray(): readonly RisPiece[] {
    if (this.#isStraying) return []
    this.#isStraying = true
    return [{ line: this.#line, code: 'entry-broken' }]
  }

  #end(...pieces: readonly RisPiece[]): readonly RisPiece[] {
    this.#said = undefined
    this.#isStraying = false
    return pieces
  }
}

/** `Family, Given, Suffix`; without a comma, or with two at once, it is a body's name or one that stands as it is. */
export function readRisName(text: string): Name | undefined {
  const plain = tidyLine(text)
  const [family = '', given = '', suffix = ''] = plain.split(/\s*,\s*/)
  if (plain.includes(',,') || !plain.includes(',')) return plain === '' ? undefined : { literal: plain.replace(',,', ',') }
  const name = { ...(family === '' ? {} : { family }), ...(given === '' ? {} : { given }), ...(suffix === '' ? {} : { suffix }) }
  return Object.keys(name).length === 0 ? undefined : name
}

/** `2015/05/12/words`, or as people write it. */
function readRisDate(text: string): CslDate | undefined {
  const [, year, month, day, words = ''] = /^\s*(-?\d{1,4})\/(\d{0,2})(?:\/(\d{0,2}))?(?:\/(.*))?$/.exec(text) ?? []
  if (year === undefined) return readDate(text)
  const number = (value: string | undefined) => (value === undefined || value === '' ? undefined : Number(value))
  const other = /^\d{1,2}:\d{2}/.test(words.trim()) ? '' : words.trim()
  const parts = partsOf(Number(year), number(month), number(day))
  if (parts === undefined) return undefined
  const said = other === '' ? undefined : readDate(other)
  return said?.['date-parts'] === undefined ? { 'date-parts': [parts] } : said
}

const LONG_TAGS: ReadonlySet<string> = new Set(['AB', 'N1', 'N2', 'RN'])

/** What an entry says. */
export function readRis(said: readonly Said[]): CslItem {
  const [, tag = ''] = said[0] ?? []
  const extra: Draft = {}
  const rest = said.slice(1).flatMap(([name, value]): readonly Said[] => {
    if (name !== 'M2') return [[name, value]]
    const strange = value.split('\n').filter((line) => !readExtra(extra, line.trim()))
    return strange.length === 0 || strange.join('').trim() === '' ? [] : [['M2', strange.join('\n')]]
  })
  const type = extra.type ?? typeOfTag(tag.toUpperCase()) ?? 'document'
  const item: Draft = {}
  const aside: Said[] = tag === tagOfType(type) ? [] : [['TY', tag]]
  const keywords: string[] = []
  const links: string[] = []
  for (const [name, value] of rest) {
    if (name === 'KW') keywords.push(...value.split(/[;\n]/).map((word) => word.trim()).filter((word) => word !== ''))
    else if (name === 'UR') links.push(...value.split(/[\n;]\s*(?=https?:)|\n/).map((one) => one.trim()).filter((one) => one !== ''))
    else if (!readTag(item, type, name, value) && value.trim() !== '') aside.push([name, tidy(value)])
  }
  const [first, ...others] = [...new Set(links)]
  const custom = { ...(others.length === 0 ? {} : { links: others }), ...(aside.length === 0 ? {} : { ris: aside }) }
  return {
    ...item, ...extra, id: tidyLine(rest.find(([name]) => name === 'ID')?.[1] ?? ''), type, ...(first === undefined ? {} : { URL: first }),
    ...(keywords.length === 0 ? {} : { keyword: joinKeywords([...new Set(keywords)]) }), ...(Object.keys(custom).length === 0 ? {} : { custom }),
  }
}

/** @returns false where it has no place */
function readTag(item: Draft, type: CslItem['type'], tag: string, value: string): boolean {
  const names = risNamesOf(type)[tag]
  const variable = risVariableOf(type, tag)
  const text = LONG_TAGS.has(tag) ? tidy(value) : tidyLine(value)
  if (tag === 'ID' || text === '') return true
  if (names !== undefined) {
    const read = readRisName(value)
    if (read !== undefined) item[names] = [...(item[names] ?? []), read]
  } else if (tag === 'Y2') {
    const date = readRisDate(text)
    if (date !== undefined) item.accessed = date
  } else if (['DA', 'PY', 'Y1'].includes(tag)) {
    const date = readRisDate(text)
    // The year stands in one, the day in the other.
    if (date !== undefined && detailOf(date) > detailOf(item.issued)) item.issued = date
  } else if (tag === 'EP' && item.page !== undefined) item.page = item.page.includes('-') ? item.page : `${item.page}-${plainPages(text)}`
  else if (tag === 'SP' && variable === undefined || tag === 'EP') item.page = plainPages(text)
  else if (tag === 'SN' && variable !== 'number') readSerial(item, text, variable)
  else if (variable !== undefined && (item[variable] === undefined || tag === 'N1')) item[variable] = item[variable] === undefined ? text : `${item[variable]}\n${text}`
  else return false
  return true
}

const detailOf = (date: CslDate | undefined): number => {
  const points = date?.['date-parts'] ?? []
  return date === undefined ? 0 : points.reduce((sum, point) => sum + point.length, 0) * 2 + (date.circa === true || date.season !== undefined ? 1 : 0) + (points.length === 0 ? 1 : 0)
}

/** Eight signs are an ISSN, more an ISBN; what is neither is what works of the kind have. */
export const serialOf = (text: string, otherwise: string | undefined): 'ISBN' | 'ISSN' =>
  /^\d{4}-?\d{3}[\dXx](?![\dXx-])/.test(text) ? 'ISSN' : (/^(?:[\dXx]-?){10,17}/.test(text) ? 'ISBN' : (otherwise === 'ISSN' ? 'ISSN' : 'ISBN'))

function readSerial(item: Draft, text: string, otherwise: string | undefined): void {
  const variable = serialOf(text, otherwise)
  item[variable] = item[variable] === undefined ? text : `${item[variable]} ${text}`
}
