import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { momentOf } from '#platform/time.ts'
import { type CalendarEntry, escapeText, fold, writeCalendar } from './calendar.rules.ts'

const ZONE = 'Europe/London'
const evening: CalendarEntry = {
  id: '11111111-1111-4111-8111-111111111111', title: 'First evening', beginsAt: momentOf('2026-12-03', '18:30', ZONE), endsAt: momentOf('2026-12-03', '20:30', ZONE),
  place: 'Room 2, Example Hall; left door', page: 'https://together.example.org/initiatives/x/meetings/y', description: 'In the room\nBy video', cancelled: false,
  version: 1, changedAt: new Date('2026-11-22T08:00:00Z'),
}
const file = (...entries: readonly CalendarEntry[]) => writeCalendar({ name: 'Evening buses', host: 'together.example.org', zone: ZONE, entries })
const unfold = (text: string) => text.replace(/\r\n /g, '')

describe('the calendar file', () => {
  test('a meeting is an event with all that RFC 5545 asks for', () => {
    const text = unfold(file(evening))
    for (const line of ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Thegither//Meetings//EN', 'BEGIN:VEVENT', `UID:${evening.id}@together.example.org`, 'DTSTAMP:20261122T080000Z', 'SEQUENCE:0',
      'DTSTART:20261203T183000Z', 'DTEND:20261203T203000Z', 'SUMMARY:First evening', 'LOCATION:Room 2\\, Example Hall\\; left door', 'DESCRIPTION:In the room\\nBy video', 'STATUS:CONFIRMED', 'END:VEVENT', 'END:VCALENDAR']) {
      expect(text.split('\r\n')).toContain(line)
    }
  })

  test('every line ends with CR LF, and none is longer than 75 octets', () => {
    const text = file({ ...evening, title: 'Ceilidh für alle 🚌 '.repeat(20) })
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })

  test.each([
    ['a day before the clocks go forward', '2026-03-28', '20260328T183000Z'],
    ['the evening of the day the clocks go forward', '2026-03-29', '20260329T173000Z'],
    ['the evening before the clocks go back', '2026-10-24', '20261024T173000Z'],
    ['the evening of the day the clocks go back', '2026-10-25', '20261025T183000Z'],
  ])('half past six on %s is the right moment', (_, day, expected) => {
    expect(file({ ...evening, beginsAt: momentOf(day, '18:30', ZONE), endsAt: momentOf(day, '20:30', ZONE) })).toContain(`DTSTART:${expected}\r\n`)
  })

  test('a cancelled meeting stays in the file as cancelled, with a higher number than before', () => {
    const text = file({ ...evening, cancelled: true, version: 3 })
    expect(text).toContain('STATUS:CANCELLED\r\n')
    expect(text).toContain('SEQUENCE:2\r\n')
  })

  test('nothing that somebody typed can begin a line of its own', () => {
    const text = file({ ...evening, title: 'Evening\r\nATTENDEE:mailto:somebody@example.org', place: 'Hall\nEND:VCALENDAR' })
    const lines = unfold(text).split('\r\n')
    expect(lines.filter((line) => line.startsWith('ATTENDEE'))).toEqual([])
    expect(lines.filter((line) => line === 'END:VCALENDAR')).toHaveLength(1)
  })

  test('a calendar without meetings is still a calendar', () => {
    expect(file()).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/)
  })
})

describe('folding and marking', () => {
  test('whatever is folded unfolds to itself, in pieces of at most 75 octets', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }).filter((text) => !/[\r\n]/.test(text)), (text) => {
      const folded = fold(text)
      for (const line of folded.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(unfold(folded)).toBe(text)
    }))
  })

  test('whatever is marked can be read back', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 100 }).map((text) => text.replace(/\r\n?/g, '\n')), (text) => {
      expect(escapeText(text).replace(/\\([\\;,n])/g, (_, mark: string) => (mark === 'n' ? '\n' : mark))).toBe(text)
    }))
  })
})
