/** What arrives when a host calls a meeting or changes one. */
import { z } from 'zod'
import { codes, dayField, optionalId, optionalText, several, text, tick, timeField, version, withDays } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { ACCESS_OFFERS, WAYS } from './tables.ts'

export type MeetingFormCode =
  | 'title-missing' | 'title-too-long' | 'day-missing' | 'day-unreadable' | 'begins-missing' | 'ends-missing' | 'time-unreadable' | 'place-too-long'
  | 'link-unreadable' | 'ways-unknown' | 'access-unknown' | 'access-words-too-long' | 'note-taker-unknown' | 'reason-missing' | 'reason-too-long'
const code = codes<MeetingFormCode>()

const meetingForm = withDays(['day'], z.object({
  version,
  title: text(code('title-missing'), code('title-too-long'), 120),
  day: dayField(code('day-missing'), code('day-unreadable')),
  begins: timeField(code('begins-missing'), code('time-unreadable')),
  ends: timeField(code('ends-missing'), code('time-unreadable')),
  place: optionalText(code('place-too-long'), 300),
  link: optionalText(code('link-unreadable'), 1_000).refine((typed) => typed === undefined || isWebAddress(typed), code('link-unreadable')),
  whereOpen: tick,
  ways: several(WAYS, code('ways-unknown')),
  access: several(ACCESS_OFFERS, code('access-unknown')),
  accessWords: optionalText(code('access-words-too-long'), 500),
  noteTaker: optionalId<'member'>(code('note-taker-unknown')),
}))
export const readMeeting = formReader<typeof meetingForm, MeetingFormCode>(meetingForm)

const cancelForm = z.object({ reason: text(code('reason-missing'), code('reason-too-long'), 500) })
export const readCancellation = formReader<typeof cancelForm, MeetingFormCode>(cancelForm)

/** Whether a text is the address of a page: never `javascript:` and its like. */
function isWebAddress(typed: string): boolean {
  const url = /^https?:\/\//i.test(typed) ? URL.parse(typed) : null
  return url !== null && url.hostname !== ''
}
