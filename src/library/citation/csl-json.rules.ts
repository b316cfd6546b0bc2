/** CSL-JSON in and out. Pure. */
import { type Custom, type CslDate, type CslItem, DATES, type Draft, type Json, NAMES, NAME_PARTS, type Name, TEXTS, isDate, isNames, isText, isType, plainPages } from './csl.ts'
import { partsOf, readDate } from './date.rules.ts'

type Thing = Readonly<Record<string, Json>>

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value)
const isTextLike = (value: unknown): value is string | number => typeof value === 'string' || typeof value === 'number'

/** More names than any work has. */
const MOST_NAMES = 2_000
const MOST_ASIDE = 200

function readName(value: unknown): Name | undefined {
  if (!isThing(value)) return undefined
  const parts = NAME_PARTS.flatMap((part) => {
    const said = value[part]
    return isTextLike(said) && String(said).trim() !== '' ? [[part, String(said).trim()] as const] : []
  })
  return parts.length === 0 ? undefined : Object.fromEntries(parts)
}

const readParts = (value: unknown): readonly (readonly number[])[] =>
  (Array.isArray(value) ? value.slice(0, 2) : []).flatMap((point: unknown) => {
    const numbers = Array.isArray(point) ? point.slice(0, 3).flatMap((part: unknown) => (isTextLike(part) && String(part).trim() !== '' ? [Number(part)] : [])) : []
    const parts = numbers[0] === undefined ? undefined : partsOf(numbers[0], numbers[1], numbers[2])
    return parts === undefined ? [] : [parts]
  })

function readCslDate(value: unknown): CslDate | undefined {
  if (isTextLike(value)) return readDate(String(value))
  if (!isThing(value)) return undefined
  const parts = readParts(value['date-parts'])
  const words = isTextLike(value['literal']) ? String(value['literal']).trim() : ''
  if (parts.length === 0) return isTextLike(value['raw']) ? readDate(String(value['raw'])) : (words === '' ? undefined : { literal: words })
  const { circa, season } = value
  const number = isTextLike(season) ? Number(season) : Number.NaN
  return { 'date-parts': parts, ...(circa === undefined || circa === false || circa === null || circa === '' || circa === 0 ? {} : { circa: true }), ...(number >= 1 && number <= 4 ? { season: Math.trunc(number) } : {}) }
}

const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((one) => typeof one === 'string')
const isTextRecord = (value: unknown): value is Readonly<Record<string, string>> => isThing(value) && Object.values(value).every((one) => typeof one === 'string')
const isPairs = (value: unknown): value is readonly (readonly [string, string])[] => Array.isArray(value) && value.every((one) => isTexts(one) && one.length === 2)

/** What we wrote there ourselves once; anything else somebody put there is kept as it is. */
function readCustom(value: unknown, others: readonly (readonly [string, Json])[]): Custom | undefined {
  const own = isThing(value) ? value : {}
  const { links, bibtex, ris, csv, csl, ...strange } = own
  const kept = [...Object.entries(isThing(csl) ? csl : {}), ...(Object.keys(strange).length === 0 ? [] : [['custom', strange] as const]), ...others].filter(([name]) => name !== '__proto__').slice(0, MOST_ASIDE)
  const custom = {
    ...(isTexts(links) && links.length > 0 ? { links } : {}), ...(isTextRecord(bibtex) ? { bibtex } : {}), ...(isPairs(ris) ? { ris } : {}), ...(isTextRecord(csv) ? { csv } : {}),
    ...(kept.length === 0 ? {} : { csl: Object.fromEntries(kept) }),
  }
  return Object.keys(custom).length === 0 ? undefined : custom
}

/** A work from what `JSON.parse` gave; nothing where it is none. Types and fields that the standard does not know are kept aside. */
export function readCsl(value: unknown): CslItem | undefined {
  if (!isThing(value)) return undefined
  const item: Draft = {}
  const others: [string, Json][] = []
  for (const [name, said] of Object.entries(value)) {
    if (isText(name) && isTextLike(said)) {
      const text = String(said).trim()
      if (text !== '') item[name] = name === 'page' ? plainPages(text) : text
    } else if (isNames(name) && Array.isArray(said)) {
      const names = said.slice(0, MOST_NAMES).flatMap((one: unknown) => readName(one) ?? [])
      if (names.length > 0) item[name] = names
    } else if (isDate(name)) {
      const date = readCslDate(said)
      if (date !== undefined) item[name] = date
    } else if (!['id', 'type', 'custom'].includes(name)) others.push([name, said])
  }
  const { id, type } = value
  const known = typeof type === 'string' && isType(type)
  if (typeof type === 'string' && type !== '' && !known) others.push(['type', type])
  const custom = readCustom(value['custom'], others)
  return { ...item, id: isTextLike(id) ? String(id).trim() : '', type: known ? type : 'document', ...(custom === undefined ? {} : { custom }) }
}

/** The same for other programs: what was kept aside stands where it stood. */
export function writeCsl({ custom, ...item }: CslItem): Thing {
  const { csl, ...ours } = custom ?? {}
  const { custom: theirs, ...others } = csl ?? {}
  const own = { ...(isThing(theirs) ? theirs : {}), ...ours }
  const ordered = ['id', 'type', ...TEXTS, ...NAMES, ...DATES] as const
  const known = ordered.flatMap((name): readonly (readonly [string, Json])[] => {
    const said = item[name]
    return said === undefined ? [] : [[name, said]]
  })
  return Object.fromEntries([...known, ...Object.entries(others), ...(Object.keys(own).length === 0 ? [] : [['custom', own] as const])])
}
