/** Reads one entry of a BibTeX file. Pure. */
import { type CslDate, type CslItem, type Draft, type EntryCode, NAMES, isDate, isNames, isText, isType, joinKeywords, plainPages, splitKeywords, tidyLine } from './csl.ts'
import { monthOf, partsOf, readDate } from './date.rules.ts'
import { MASTERS, NAME_FIELDS, OURS, entryOfType, isVerbatim, typeOfEntry, variableOf } from './bibtex-fields.ts'
import { readNames } from './bibtex-name.rules.ts'
import { fromLatex, fromVerbatim } from './latex.rules.ts'

/** Short forms that a file gives itself: `@string{nhs = "…"}`. */
export type Macros = Map<string, string>
const MOST_MACROS = 5_000
const MOST_FIELDS = 500

type Raw = Readonly<{ kind: string; key: string; fields: ReadonlyMap<string, string> }>

const PLAIN = /[^\\{}"]*/y

/** Where what stands for itself ends. */
function plainTo(text: string, at: number): number {
  PLAIN.lastIndex = at
  return PLAIN.test(text) ? PLAIN.lastIndex : at
}

/** The raw text of a value that begins at a place, and where it ends. */
function readPart(text: string, at: number, macros: Macros): readonly [string, number] | undefined {
  const opener = text[at]
  if (opener !== '{' && opener !== '"') {
    const word = /[^\s,#{}"=]+/y
    word.lastIndex = at
    const found = word.exec(text)?.[0]
    return found === undefined ? undefined : [macros.get(found.toLowerCase()) ?? found, at + found.length]
  }
  let depth = 0
  for (let here = plainTo(text, at + 1); here < text.length; here = plainTo(text, here + 1)) {
    const sign = text[here]
    if (sign === '\\') here += 1
    else if (depth === 0 && sign === (opener === '{' ? '}' : '"')) return [text.slice(at + 1, here), here + 1]
    else if (sign === '{') depth += 1
    else if (sign === '}') depth -= 1
  }
  return undefined
}

const spaceFrom = (text: string, at: number): number => {
  const space = /\s*/y
  space.lastIndex = at
  return at + (space.exec(text)?.[0].length ?? 0)
}

/** A value: parts with `#` between them. */
function readValue(text: string, from: number, macros: Macros): readonly [string, number] | undefined {
  let value = ''
  let at = from
  for (;;) {
    const part = readPart(text, spaceFrom(text, at), macros)
    if (part === undefined) return undefined
    value += part[0]
    at = spaceFrom(text, part[1])
    if (text[at] !== '#') return [value, at]
    at += 1
  }
}

/** `name = value, …` to the end of the entry; undefined where it is something else. */
function readFields(text: string, macros: Macros): ReadonlyMap<string, string> | undefined {
  const fields = new Map<string, string>()
  let at = spaceFrom(text, 0)
  while (at < text.length && fields.size < MOST_FIELDS) {
    const name = /([^\s,={}"#]+)\s*=\s*/y
    name.lastIndex = at
    const found = name.exec(text)
    const value = found === null ? undefined : readValue(text, at + found[0].length, macros)
    if (found?.[1] === undefined || value === undefined) return undefined
    const field = found[1].toLowerCase()
    if (!fields.has(field) && field !== '__proto__') fields.set(field, value[0])
    at = spaceFrom(text, value[1])
    if (at < text.length && text[at] !== ',') return undefined
    at = spaceFrom(text, at + 1)
  }
  return fields
}

function readRaw(text: string, macros: Macros): Raw | 'passed' | undefined {
  const [opening, kind = ''] = /^@\s*([A-Za-z]+)\s*[{(]/.exec(text) ?? []
  if (opening === undefined) return undefined
  const inside = text.slice(opening.length, -1)
  const name = kind.toLowerCase()
  if (name === 'comment' || name === 'preamble') return 'passed'
  if (name === 'string') {
    for (const [macro, value] of readFields(inside, macros) ?? []) if (macros.size < MOST_MACROS) macros.set(macro, value)
    return 'passed'
  }
  const [keyed, key = ''] = /^\s*([^\s,={}"#]*)\s*(?:,|$)/.exec(inside) ?? ['']
  const fields = readFields(inside.slice(keyed.length), macros)
  return fields === undefined ? undefined : { kind: name, key, fields }
}

/** A tilde beside figures is «about», not a space. */
const readDateField = (raw: string): CslDate | undefined => readDate(/^[-\d~?%/.]+$/.test(raw.trim()) ? raw.trim() : fromLatex(raw))

/** A day from what three fields say. */
function dateFrom({ date, year, month, day }: Readonly<Record<'date' | 'year' | 'month' | 'day', string | undefined>>): CslDate | undefined {
  if (date !== undefined) return readDateField(date)
  const said = year === undefined ? '' : tidyLine(fromLatex(year))
  if (!/^\d{4}$/.test(said)) return readDate(said)
  const named = month === undefined ? '' : tidyLine(fromLatex(month))
  const words = named.split(/[^\p{L}\p{N}]+/u)
  const number = words.map((word) => monthOf(word) ?? Number.NaN).find((value) => !Number.isNaN(value)) ?? (/^\d{1,2}$/.test(named) ? Number(named) : undefined)
  const dayNumber = day ?? (number === undefined || /^\d/.test(named) && words.length === 1 ? undefined : words.find((word) => /^\d{1,2}$/.test(word)))
  const parts = partsOf(Number(said), number, dayNumber === undefined ? undefined : Number(dayNumber))
  return parts === undefined ? undefined : { 'date-parts': [parts] }
}

const TAKEN_APART = new Set(['date', 'year', 'month', 'day', 'urldate', 'csltype', 'links'])

/** What a field says, written where it belongs; false where it has no place. */
function readField(item: Draft, type: CslItem['type'], field: string, raw: string): boolean {
  const names = NAMES.find((one) => NAME_FIELDS[one] === field)
  const variable = field.startsWith(OURS) ? field.slice(OURS.length) : (names ?? variableOf(type, field))
  // Names of variables in small letters: BibTeX does not tell them apart.
  const known = variable === undefined ? undefined : ([variable, variable.toUpperCase(), CAMEL.get(variable)].find((one) => one !== undefined && (isText(one) || isNames(one) || isDate(one))))
  if (known === undefined || item[known as keyof Draft] !== undefined) return false
  if (isNames(known)) {
    const read = readNames(raw)
    if (read.length > 0) item[known] = read
  } else if (isDate(known)) {
    const date = readDateField(raw)
    if (date !== undefined) item[known] = date
  } else if (isText(known)) {
    const text = isVerbatim(field) ? fromVerbatim(raw) : (known === 'page' ? plainPages(fromLatex(raw)) : fromLatex(raw))
    const kept = known === 'keyword' ? joinKeywords(splitKeywords(text)) : (['abstract', 'note', 'annote'].includes(known) ? text : tidyLine(text))
    if (kept !== '') item[known] = kept
  }
  return true
}

const CAMEL: ReadonlyMap<string, string> = new Map([['shorttitle', 'shortTitle'], ['journalabbreviation', 'journalAbbreviation']])

function itemOf({ kind, key, fields }: Raw): CslItem {
  const said = fields.get('csltype')?.trim().toLowerCase() ?? ''
  const type = isType(said) ? said : typeOfEntry(kind, fields.has('url'))
  const item: Draft = {}
  const aside: [string, string][] = []
  // Fields by their first name come before those by another.
  const own = [...fields].toSorted(([a], [b]) => Number(variableOf(type, b) !== undefined) - Number(variableOf(type, a) !== undefined))
  for (const [field, raw] of own) {
    if (TAKEN_APART.has(field) || readField(item, type, field, raw)) continue
    const text = isVerbatim(field) ? raw : fromLatex(raw)
    if (text.trim() !== '') aside.push([field, text])
  }
  const issued = dateFrom({ date: fields.get('date'), year: fields.get('year'), month: fields.get('month'), day: fields.get('day') })
  const accessed = readDateField(fields.get('urldate') ?? '')
  const links = fromVerbatim(fields.get('links') ?? '').split(' ').filter((one) => one !== '')
  if (kind === 'mastersthesis' && item.genre === undefined) item.genre = MASTERS
  if (kind !== entryOfType(type) && kind !== 'mastersthesis') aside.push(['entrytype', kind])
  const custom = { ...(links.length === 0 ? {} : { links }), ...(aside.length === 0 ? {} : { bibtex: Object.fromEntries(aside) }) }
  return { ...item, ...(issued === undefined ? {} : { issued }), ...(accessed === undefined ? {} : { accessed }), id: key, type, ...(Object.keys(custom).length === 0 ? {} : { custom }) }
}

/** What an entry says: `@article{key, …}` with its last brace. Nothing where it is a comment, a preamble or a short form. */
export function readBibtexEntry(text: string, macros: Macros): CslItem | EntryCode | undefined {
  const raw = readRaw(text, macros)
  return raw === undefined ? 'entry-broken' : (raw === 'passed' ? undefined : itemOf(raw))
}
