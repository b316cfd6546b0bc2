/** A year, a month or a day, as far as it is known: read as people type it, said as they say it. Pure. */
import { isDay, sayMonth, sayShortDay } from '#platform/time.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const two = (typed: string) => typed.padStart(2, '0')

function monthOf(typed: string): string | undefined {
  const at = MONTHS.findIndex((month) => typed.toLowerCase().startsWith(month))
  return at === -1 ? undefined : two(String(at + 1))
}

/** `'May 2015'`, `'12 May 2015'`, `'12/5/2015'`, `'2015-05'` → `'2015-05-12'` as far as it goes; undefined for what is none. */
export function readPartialDay(typed: string): string | undefined {
  const text = typed.trim()
  const iso = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(text)
  const named = /^(?:(\d{1,2})\s+)?([a-z]{3,9})\.?\s+(\d{4})$/i.exec(text)
  const numbers = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text)
  if (iso !== null) return checked(iso[1], iso[2], iso[3])
  if (numbers !== null) return checked(numbers[3], numbers[2], numbers[1])
  const month = named?.[2] === undefined ? undefined : monthOf(named[2])
  return named === null || month === undefined ? undefined : checked(named[3], month, named[1])
}

function checked(year = '', month?: string, day?: string): string | undefined {
  const parts = [year, month, day].filter((part) => part !== undefined).map(two)
  return isDay([...parts, '01', '01'].slice(0, 3).join('-')) ? parts.join('-') : undefined
}

/** `'2015-05'` → `'May 2015'`. */
export const sayPartialDay = (day: string): string => (day.length === 4 ? day : day.length === 7 ? sayMonth(`${day}-01`) : sayShortDay(day))
