/** What arrives when an initiative ends, or is opened again. */
import { z } from 'zod'
import { choice, codes, optionalDay, optionalText, text, withDays } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { CLOSINGS } from './tables.ts'

const LONGEST = 5_000
const LONGEST_LINE = 300

export type ClosingFormCode = 'kind-missing' | 'words-missing' | 'too-long' | 'until-unreadable'
const code = codes<ClosingFormCode>()
const closingForm = withDays(['until'], z.object({
  kind: choice(CLOSINGS, code('kind-missing')),
  carriedOnBy: optionalText(code('too-long'), LONGEST_LINE),
  words: text(code('words-missing'), code('too-long'), LONGEST),
  thanks: optionalText(code('too-long'), LONGEST),
  until: optionalDay(code('until-unreadable')),
  dropped: optionalText(code('too-long'), LONGEST),
}))
export const readClosing = formReader<typeof closingForm, ClosingFormCode>(closingForm)

export type ReopenCode = 'reason-missing' | 'too-long'
const reopenForm = z.object({ reason: text('reason-missing' satisfies ReopenCode, 'too-long' satisfies ReopenCode, LONGEST) })
export const readReopen = formReader<typeof reopenForm, ReopenCode>(reopenForm)
