/** What arrives when a test is written down or changed. */
import { z } from 'zod'
import { choice, codes, dayField, optionalDay, optionalText, text, withDays } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { withRoom } from '../agreement/agreement.form.ts'
import { LONGEST_BOX, type TryingCode, commonFields } from '../trying/trying-codes.ts'
import { RESULTS } from './tables.ts'
import type { TrialRuleCode } from './trial.rules.ts'

export type TrialOwnCode = 'words-missing' | 'setting-missing' | 'began-missing' | 'began-unreadable' | 'ended-unreadable' | 'result-missing' | TrialRuleCode
export type TrialCode = TryingCode | TrialOwnCode
const code = codes<TrialCode>()

const box = optionalText(code('too-long'), LONGEST_BOX)

const trialForm = withDays(['began', 'ended'], withRoom(z.object({
  ...commonFields,
  setting: text(code('setting-missing'), code('too-long'), LONGEST_BOX),
  began: dayField(code('began-missing'), code('began-unreadable')),
  ended: optionalDay(code('ended-unreadable')),
  result: choice(RESULTS, code('result-missing')),
  wasDone: box, seen: box, learned: box, next: box,
})))
export const readTrial = formReader<typeof trialForm, TrialCode>(trialForm)
