/** What arrives when a question is written, asked or given more time. */
import { z } from 'zod'
import { choice, codes, dayField, optionalDay, optionalText, text, version, withDays } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'

export type QuestionFormCode = 'words-missing' | 'words-too-long' | 'to-whom-too-long' | 'open-until-unreadable' | 'reply-by-unreadable'
const code = codes<QuestionFormCode>()

/** One question, not a page of them. */
const LONGEST_QUESTION = 500

const questionForm = withDays(['openUntil', 'replyBy'], z.object({
  words: text(code('words-missing'), code('words-too-long'), LONGEST_QUESTION),
  toWhom: optionalText(code('to-whom-too-long'), 200),
  openUntil: optionalDay(code('open-until-unreadable')),
  replyBy: optionalDay(code('reply-by-unreadable')),
  version,
  // Which button was pressed. Return in a field presses the first: that asks nothing of anybody yet.
  asking: choice(['keep', 'ask'], 'keep').catch('keep'),
}))

export const readQuestion = formReader<typeof questionForm, QuestionFormCode>(questionForm)

export type ExtendFormCode = 'reply-by-missing' | 'reply-by-unreadable' | 'reason-missing' | 'reason-too-long'
const extendCode = codes<ExtendFormCode>()

const extendForm = withDays(['replyBy'], z.object({
  replyBy: dayField(extendCode('reply-by-missing'), extendCode('reply-by-unreadable')),
  reason: text(extendCode('reason-missing'), extendCode('reason-too-long'), 500),
}))

export const readExtension = formReader<typeof extendForm, ExtendFormCode>(extendForm)

const discardForm = z.object({ version })
export const readDiscard = formReader<typeof discardForm, never>(discardForm)
