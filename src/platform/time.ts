/**
 * Days and moments as people mean them. A moment (`Date`) is the same everywhere; a day (`'2026-12-03'`) belongs to a place,
 * so whatever turns one into the other says in which time zone. Pure: «now» is always an argument.
 */
import { Temporal } from 'temporal-polyfill'
import { say } from './words/index.ts'
import { localeNow } from './words/locale.ts'

/** A calendar day, `YYYY-MM-DD`. */
export type Day = string
/** An IANA time zone, e.g. `Europe/London`. */
export type Zone = string

/** The zone of a site whose initiatives say nothing else. */
export const DEFAULT_ZONE: Zone = 'Europe/London'

/** The day that it is somewhere at a moment. */
export const dayOf = (moment: Date, zone: Zone): Day =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString()

/** The moment at which a day ends somewhere: the midnight that begins the next one, also where the clocks change. */
export const endOfDay = (day: Day, zone: Zone): Date =>
  new Date(Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds)

/** The moment at which a day begins in UTC: for what is only put in order, thousands at a time. */
export const beginOfDayInUtc = (day: Day): Date => new Date(`${day}T00:00:00Z`)

/** The last day of a time that ends at a moment: the one before, where it is midnight. */
export const lastDayOf = (end: Date, zone: Zone): Day => dayOf(new Date(end.getTime() - 1), zone)

/** The moment of a day and a wall-clock time (`'18:30'`) somewhere. A time that the spring change skips moves on by an hour. */
export const momentOf = (day: Day, time: string, zone: Zone): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).epochMilliseconds)

/** A moment some hours later. */
export const hoursAfter = (moment: Date, hours: number): Date => new Date(moment.getTime() + hours * 3_600_000)

/** A day some days later (or earlier, with a negative number). */
export const addDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString()

/** A day some months later; the last of the month where that month is shorter. */
export const addMonths = (day: Day, months: number): Day => Temporal.PlainDate.from(day).add({ months }).toString()

/** How many days later the second day is; negative where it is earlier. */
export const daysBetween = (from: Day, to: Day): number => Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days

/** Whether a text is a day that exists, as `YYYY-MM-DD`. A year of two figures is none: nobody means the Romans by «26», and a database knows no year 0. */
export function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

const formats = new Map<string, Intl.DateTimeFormat>()
const format = (name: string, options: Intl.DateTimeFormatOptions) => {
  const locale = localeNow()
  const key = `${locale}:${name}`
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale === 'en' || locale === 'en-XA' ? 'en-GB' : locale, options)
  formats.set(key, known)
  return known
}

/** «Thursday 3 December 2026» */
export const sayDay = (day: Day): string =>
  format('day', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    .format(new Date(`${day}T12:00:00Z`)).replace(',', '')

/** «3 December 2026» */
export const sayShortDay = (day: Day): string =>
  format('short-day', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`))

/** «December 2026», of any day in it */
export const sayMonth = (day: Day): string =>
  format('month', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`))

/** «6.30 pm», «6 pm», «12 noon» */
export function sayTime(moment: Date, zone: Zone): string {
  const said = format(`time ${zone}`, { hour: 'numeric', minute: '2-digit', hour12: true, timeZone: zone }).format(moment)
  const plain = said.replace(/[\u202f\u00a0]/g, ' ').replace(':00', '').replace(':', '.')
  return plain === '12 pm' ? say('time.noon') : plain === '12 am' ? say('time.midnight') : plain
}

/** «Thursday 3 December 2026, 6.30 pm» */
export const sayMoment = (moment: Date, zone: Zone): string => `${sayDay(dayOf(moment, zone))}, ${sayTime(moment, zone)}`
