/** What arrives when the answer of those with the power is recorded. */
import { z } from 'zod'
import { choice, codes, dayField, optionalDay, optionalText, text, version, withDays } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { SAID } from './tables.ts'

export type AnswerFormCode =
  | 'body-missing' | 'body-too-long' | 'said-missing' | 'why-too-long' | 'by-when-unreadable' | 'answered-by-too-long' | 'answered-on-missing' | 'answered-on-unreadable'
const code = codes<AnswerFormCode>()

const answerForm = withDays(['byWhen', 'answeredOn'], z.object({
  body: text(code('body-missing'), code('body-too-long'), 200),
  said: choice(SAID, code('said-missing')),
  why: optionalText(code('why-too-long'), 2_000),
  byWhen: optionalDay(code('by-when-unreadable')),
  answeredBy: optionalText(code('answered-by-too-long'), 200),
  answeredOn: dayField(code('answered-on-missing'), code('answered-on-unreadable')),
  // How many answers the page showed: one more since then, and whoever writes should read it first.
  version,
}))

export const readAnswer = formReader<typeof answerForm, AnswerFormCode>(answerForm)
