/** When letters that wait for their time are due. Pure. */
import { type Zone, addDays, dayOf, daysBetween, momentOf } from '#platform/time.ts'
import type { MailChoice } from './tables.ts'

/** In the morning, before the day's work. */
const HOUR = '07:00'
const A_MONDAY = '2024-01-01'

/** The last moment at or before now at which a letter of this kind was due; undefined where none ever is. */
export function lastDue(choice: MailChoice, now: Date, zone: Zone): Date | undefined {
  if (choice === 'never') return undefined
  if (choice === 'now') return now
  const today = dayOf(now, zone)
  const sinceMonday = ((daysBetween(A_MONDAY, today) % 7) + 7) % 7
  const day = choice === 'weekly' ? addDays(today, -sinceMonday) : today
  const due = momentOf(day, HOUR, zone)
  return due <= now ? due : momentOf(addDays(day, choice === 'weekly' ? -7 : -1), HOUR, zone)
}

/** Longer ago is no news, whatever was missed. */
const LONGEST_DAYS = 31

/** Since when a letter tells. */
export function tellsFrom(since: Date, until: Date, zone: Zone): Date {
  const earliest = momentOf(addDays(dayOf(until, zone), -LONGEST_DAYS), HOUR, zone)
  return since > earliest ? since : earliest
}

/** An action is remembered once, this many days before its day. */
export const REMIND_DAYS = 3
