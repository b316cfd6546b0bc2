/**
 * Meetings as an iCalendar file (RFC 5545), which phones and diaries read. Pure.
 * Times are in UTC (`20261203T183000Z`): the same moment everywhere, and no table of time zones to carry along.
 */
import type { Zone } from '#platform/time.ts'

/** What a diary needs of a meeting. What the reader may not see is left out before it comes here. */
export type CalendarEntry = Readonly<{
  id: string
  title: string
  beginsAt: Date
  endsAt: Date
  place: string | undefined
  /** The page of the meeting. */
  page: string
  /** More in words: how to take part, the link. */
  description: string | undefined
  cancelled: boolean
  /** 1 for a meeting as it was called; one more for each change. */
  version: number
  changedAt: Date
}>

export type Calendar = Readonly<{ name: string; host: string; zone: Zone; entries: readonly CalendarEntry[] }>

/** The file: lines end with CR LF, and none is longer than 75 octets. */
export function writeCalendar({ name, host, zone, entries }: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Thegither//Meetings//EN', 'CALSCALE:GREGORIAN',
    // Not in the standard, read by nearly every diary: what to call the calendar, where it is, how often to look again.
    `X-WR-CALNAME:${escapeText(name)}`, `X-WR-TIMEZONE:${escapeText(zone)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT6H', 'X-PUBLISHED-TTL:PT6H',
    ...entries.flatMap((entry) => entryLines(entry, host)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

const entryLines = (entry: CalendarEntry, host: string): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${entry.id}@${host}`,
  `DTSTAMP:${utc(entry.changedAt)}`,
  `LAST-MODIFIED:${utc(entry.changedAt)}`,
  `SEQUENCE:${entry.version - 1}`,
  `DTSTART:${utc(entry.beginsAt)}`,
  `DTEND:${utc(entry.endsAt)}`,
  `SUMMARY:${escapeText(entry.title)}`,
  ...(entry.place === undefined ? [] : [`LOCATION:${escapeText(entry.place)}`]),
  ...(entry.description === undefined ? [] : [`DESCRIPTION:${escapeText(entry.description)}`]),
  `URL:${entry.page}`,
  `STATUS:${entry.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  'END:VEVENT',
]

/** `20261203T183000Z` (3.3.5, form 2). */
const utc = (moment: Date): string => moment.toISOString().replace(/[-:]|\.\d{3}/g, '')

/** Text as a value (3.3.11): backslash, semicolon and comma are marked, a line end is `\n`. */
export const escapeText = (text: string): string =>
  text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\r\n?|\n/g, '\\n')

const LONGEST_LINE = 75
const encoder = new TextEncoder()

/** A long line in pieces of at most 75 octets, each but the first begun by a space (3.1); no character is torn in two. */
export function fold(line: string): string {
  let folded = ''
  let octets = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (octets + size > LONGEST_LINE) {
      folded += '\r\n '
      octets = 1
    }
    folded += character
    octets += size
  }
  return folded
}
