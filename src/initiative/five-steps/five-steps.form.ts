/** What arrives when somebody writes down what was done for a step. */
import { z } from 'zod'
import { choice, codes, dayField, ids, text, version, withDays } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { type AboutCode, aboutFields } from '../about/about.form.ts'
import { FIVE_STEPS } from './tables.ts'

export type DoneCode = AboutCode | 'step-missing' | 'words-missing' | 'words-too-long' | 'day-missing' | 'day-unreadable' | 'by-missing'
const code = codes<DoneCode>()

const doneForm = withDays(['day'], z.object({
  step: choice(FIVE_STEPS, code('step-missing')),
  words: text(code('words-missing'), code('words-too-long'), 1_000),
  day: dayField(code('day-missing'), code('day-unreadable')),
  by: ids<'standpoint'>(code('by-missing')).refine((all) => all.length > 0, code('by-missing')),
  ...aboutFields, version,
}))
export const readDone = formReader<typeof doneForm, DoneCode>(doneForm)
