/** What arrives when somebody records what happened. */
import { z } from 'zod'
import { choice, codes, dayField, idField, ids, optionalText, text, withDays } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { DESIGNS, ENDING_KINDS } from './tables.ts'

const LONGEST = 2_000
const LONGEST_LINE = 300
/** A field that was sent and left empty. */
const nothing = z.literal('').transform(() => undefined)

export type ChangeFormCode = 'words-missing' | 'words-too-long' | 'since-missing' | 'since-unreadable' | 'rests-on-unknown'
const changeCode = codes<ChangeFormCode>()
const changeForm = withDays(['since'], z.object({
  words: text(changeCode('words-missing'), changeCode('words-too-long'), LONGEST),
  since: dayField(changeCode('since-missing'), changeCode('since-unreadable')),
  restsOn: ids<'item'>(changeCode('rests-on-unknown')),
}))
export const readChange = formReader<typeof changeForm, ChangeFormCode>(changeForm)

export type OutcomeFormCode =
  | 'words-missing' | 'words-too-long' | 'told-missing' | 'told-unreadable' | 'rests-on-unknown' | 'claim-too-long' | 'design-unknown' | 'people-unreadable' | 'line-too-long'
const outcomeCode = codes<OutcomeFormCode>()
const outcomeForm = withDays(['told'], z.object({
  words: text(outcomeCode('words-missing'), outcomeCode('words-too-long'), LONGEST),
  told: dayField(outcomeCode('told-missing'), outcomeCode('told-unreadable')),
  restsOn: ids<'item'>(outcomeCode('rests-on-unknown')),
  claim: optionalText(outcomeCode('claim-too-long'), LONGEST),
  design: z.union([nothing, choice(DESIGNS, outcomeCode('design-unknown'))], outcomeCode('design-unknown')).optional(),
  people: z.union([nothing, z.string().trim().regex(/^[1-9]\d{0,8}$/).transform(Number)], outcomeCode('people-unreadable')).optional(),
  period: optionalText(outcomeCode('line-too-long'), LONGEST_LINE),
  limits: optionalText(outcomeCode('claim-too-long'), LONGEST),
}))
export const readOutcome = formReader<typeof outcomeForm, OutcomeFormCode>(outcomeForm)

export type EndingFormCode = 'kind-missing' | 'reason-too-long'
const endingCode = codes<EndingFormCode>()
const endingForm = z.object({
  kind: choice(ENDING_KINDS, endingCode('kind-missing')),
  reason: optionalText(endingCode('reason-too-long'), LONGEST),
})
export const readEnding = formReader<typeof endingForm, EndingFormCode>(endingForm)

export type ReopenFormCode = 'ending-missing'
const reopenForm = z.object({ ending: idField<'ending'>('ending-missing' satisfies ReopenFormCode) })
export const readReopen = formReader<typeof reopenForm, ReopenFormCode>(reopenForm)
