/** What arrives when somebody takes words along for use outside, and when they say what became of them. */
import { z } from 'zod'
import { choice, codes, dayField, optionalText, text, version, withDays } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { AUDIENCES } from '../consent/consent.rules.ts'
import { LONGEST_QUOTE } from '../use/quote.form.ts'
import { OUTSIDE_ANSWERS, OUTSIDE_CHANNELS, OUTSIDE_KINDS } from './outside.rules.ts'

export type TakeOutFormCode =
  | 'words-missing' | 'words-too-long' | 'kind-missing' | 'title-missing' | 'readers-missing' | 'where-missing' | 'too-long' | 'audience-missing' | 'channel-missing' | 'day-missing' | 'day-unreadable'
const code = codes<TakeOutFormCode>()

/** A line. */
export const LONGEST_LINE = 200
const line = (missing: TakeOutFormCode) => text(missing, code('too-long'), LONGEST_LINE)

/** In the order of the page: the list of what is missing follows it. */
const takeOut = withDays(['day'], z.object({
  words: text(code('words-missing'), code('words-too-long'), LONGEST_QUOTE),
  kind: choice(OUTSIDE_KINDS, code('kind-missing')), title: line(code('title-missing')), readers: line(code('readers-missing')),
  audience: choice(AUDIENCES, code('audience-missing')), channel: choice(OUTSIDE_CHANNELS, code('channel-missing')),
  heldAt: line(code('where-missing')), day: dayField(code('day-missing'), code('day-unreadable')),
}))
export const readTakeOut = formReader<typeof takeOut, TakeOutFormCode>(takeOut)

export type AnswerFormCode = 'answer-missing' | 'why-too-long'
const answerCode = codes<AnswerFormCode>()
export const LONGEST_WHY = 500
const answer = z.object({ version, answer: choice(OUTSIDE_ANSWERS, answerCode('answer-missing')), why: optionalText(answerCode('why-too-long'), LONGEST_WHY) })
export const readAnswer = formReader<typeof answer, AnswerFormCode>(answer)
