/** Dates as citation formats write them, as far as they are known: years, months, days, seasons, «about», from–until. Pure. */
import type { CslDate } from './csl.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const

/** The three letters by which BibTeX calls a month. */
export const monthMacro = (month: number): string | undefined => MONTHS[month - 1]

/** The number of a month by its name, in full or short. */
export const monthOf = (text: string): number | undefined => {
  const at = MONTHS.findIndex((month) => text.toLowerCase().startsWith(month))
  return at === -1 ? undefined : at + 1
}

/** A year with the month and day that make sense after it. */
export function partsOf(year: number, month?: number, day?: number): readonly number[] | undefined {
  if (!Number.isInteger(year) || Math.abs(year) > 9_999) return undefined
  if (month === undefined || !Number.isInteger(month) || month < 1 || month > 12) return [year]
  return day === undefined || !Number.isInteger(day) || day < 1 || day > 31 ? [year, month] : [year, month, day]
}

type Point = Readonly<{ parts: readonly number[]; circa: boolean; season?: number }>

/** `2015`, `2015-05`, `2015-05-12`, `2015-21` (spring), each with `~` or `?`: EDTF, ISO 8601-2. */
function readPoint(text: string): Point | undefined {
  const [, year, second, day, doubt] = /^(-?\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?([~?%])?$/.exec(text) ?? []
  if (year === undefined) return undefined
  const month = second === undefined ? undefined : Number(second)
  const isSeason = month !== undefined && month >= 21 && month <= 24
  const parts = partsOf(Number(year), month, day === undefined ? undefined : Number(day))
  return parts === undefined ? undefined : { parts, circa: doubt !== undefined, ...(isSeason ? { season: month - 20 } : {}) }
}

/** As people write it: `12 May 2015`, `May 12, 2015`, `Spring 2015`, `c. 2015`, `[2015]`, `12/05/2015` (the day first, as here). */
function readWords(text: string): Point | undefined {
  const circa = /^(?:c\.|ca\.?|circa|about|approx\.?)\s*|^\[|\?$/i.test(text)
  const plain = text.replace(/^(?:c\.|ca\.?|circa|about|approx\.?)\s*/i, '').replace(/^\[(.*)\]$/, '$1').replace(/\?$/, '').replace(/(\d)(?:st|nd|rd|th)\b/g, '$1').replaceAll(',', ' ').trim()
  if (/^\d{4}$/.test(plain)) return { parts: [Number(plain)], circa }
  const [, slashDay, slashMonth, slashYear] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(plain) ?? []
  if (slashYear !== undefined && Number(slashMonth) <= 12) return { parts: [Number(slashYear), Number(slashMonth), Number(slashDay)], circa }
  const words = plain.split(/\s+/)
  const year = words.find((word) => /^\d{4}$/.test(word))
  const name = words.find((word) => /^[A-Za-z]{3,9}\.?$/.test(word))
  if (year === undefined || name === undefined || words.length > 3) return undefined
  const season = ['spring', 'summer', 'autumn', 'winter', 'fall'].indexOf(name.toLowerCase())
  if (season !== -1 && words.length === 2) return { parts: [Number(year)], circa, season: season === 4 ? 3 : season + 1 }
  const day = words.find((word) => /^\d{1,2}$/.test(word))
  const month = monthOf(name)
  if (month === undefined || words.length !== (day === undefined ? 2 : 3)) return undefined
  const parts = partsOf(Number(year), month, day === undefined ? undefined : Number(day))
  return parts === undefined ? undefined : { parts, circa }
}

const dateOf = (points: readonly Point[]): CslDate => {
  const [first] = points
  return { 'date-parts': points.map(({ parts }) => parts), ...(points.some(({ circa }) => circa) ? { circa: true } : {}), ...(first?.season === undefined ? {} : { season: first.season }) }
}

/** What a text says of a date; the text itself where it is none. */
export function readDate(text: string): CslDate | undefined {
  const plain = text.trim().replace(/T\d{2}:.*$| \d{2}:\d{2}(?::\d{2})?$/, '')
  if (plain === '') return undefined
  const points = plain.split('/').map((part) => readPoint(part.trim()))
  const [first, last] = points
  if (points.length <= 2 && first !== undefined && (points.length === 1 || last !== undefined)) return dateOf(points.filter((point) => point !== undefined))
  const slashed = /^(\d{4})\/(\d{1,2})(?:\/(\d{1,2}))?\/?$/.exec(plain)
  if (slashed !== null) return dateOf([{ parts: partsOf(Number(slashed[1]), Number(slashed[2]), slashed[3] === undefined ? undefined : Number(slashed[3])) ?? [], circa: false }])
  const said = readWords(plain)
  return said === undefined ? { literal: text.trim() } : dateOf([said])
}

const four = (year: number): string => `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`
const two = (value: number): string => String(value).padStart(2, '0')

/** A date in EDTF, which `readDate` reads back as it was. */
export function writeDate(date: CslDate): string {
  const points = date['date-parts'] ?? []
  if (points.length === 0) return date.literal ?? ''
  const doubt = date.circa === true ? '~' : ''
  return points.map(([year = 0, month, day], at) => {
    const season = at === 0 && date.season !== undefined && month === undefined ? `-${20 + date.season}` : ''
    return [four(year), ...(month === undefined ? [] : [two(month)]), ...(day === undefined ? [] : [two(day)])].join('-') + season + doubt
  }).join('/')
}

/** The one day, month or year that a date is, if it is nothing else. */
export function plainDate(date: CslDate): readonly number[] | undefined {
  const [only, ...others] = date['date-parts'] ?? []
  return only !== undefined && others.length === 0 && date.circa === undefined && date.season === undefined && (only[0] ?? 0) > 0 ? only : undefined
}

/** As people read it in a list of sources: `2015`, `about 2015`, `2014–2015`, the words where it is words. */
export function yearWords(date: CslDate | undefined): string | undefined {
  const years = [...new Set((date?.['date-parts'] ?? []).flatMap(([year]) => (year === undefined ? [] : [String(year)])))]
  return years.length === 0 ? date?.literal : `${date?.circa === true ? 'about ' : ''}${years.join('–')}`
}
