/** What arrives when a question is written, and when a sheet is filled in. */
import { z } from 'zod'
import { choice, codes, optionalText, text } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { readId } from '#platform/ids.ts'
import type { GivenAnswer, SheetQuestion } from './sheet.queries.ts'
import { QUESTION_KINDS, type SheetQuestionId } from './tables.ts'

export type QuestionCode = 'question-missing' | 'question-too-long' | 'kind-missing' | 'end-missing' | 'end-too-long' | 'too-many-questions'
const code = codes<QuestionCode>()
const end = optionalText(code('end-too-long'), 80)

const questionForm = z.object({
  words: text(code('question-missing'), code('question-too-long'), 300),
  kind: choice(QUESTION_KINDS, code('kind-missing')),
  low: end, high: end,
}).superRefine(({ kind, low, high }, check) => {
  if (kind === 'scale' && low === undefined) check.addIssue({ code: 'custom', path: ['low'], message: code('end-missing') })
  if (kind === 'scale' && high === undefined) check.addIssue({ code: 'custom', path: ['high'], message: code('end-missing') })
})
export const readQuestion = formReader<typeof questionForm, QuestionCode>(questionForm)

export type SheetCode = 'nothing-answered' | 'answer-unreadable' | 'answer-too-long'
const sheetCode = codes<SheetCode>()

/** The longest answer in one's own words. */
export const LONGEST_ANSWER = 1_000

/** The name of the field in which a question is answered. */
export const answerField = (question: SheetQuestionId) => `answer-${question}`

type Sent = Readonly<{ question: SheetQuestionId; typed: string }>

/** `answer-<question>` holds the place of what was chosen, from 1, or words. Read as text; what they mean depends on the question. */
const sheetForm = z.record(z.string(), z.unknown()).transform((typed): readonly Sent[] =>
  Object.entries(typed).flatMap(([name, value]) => {
    const question = name.startsWith('answer-') ? readId<'sheet-question'>(name.slice('answer-'.length)) : undefined
    return question === undefined || typeof value !== 'string' || value.trim() === '' ? [] : [{ question, typed: value.trim() }]
  }))
export const readSheet = formReader<typeof sheetForm, SheetCode>(sheetForm)

/** What was answered to the questions that are asked, or the fields that can't be read. */
export function readAnswers(sent: readonly Sent[], asked: readonly (Pick<SheetQuestion, 'id' | 'kind'> & Readonly<{ choices: number }>)[]):
  Readonly<{ answers: ReadonlyMap<SheetQuestionId, GivenAnswer>; problems: readonly Readonly<{ field: string; code: SheetCode }>[] }> {
  const answers = new Map<SheetQuestionId, GivenAnswer>()
  const problems: Readonly<{ field: string; code: SheetCode }>[] = []
  for (const { id, kind, choices } of asked) {
    const typed = sent.find(({ question }) => question === id)?.typed
    if (typed === undefined) continue
    const chosen = /^[1-5]$/.test(typed) ? Number(typed) : 0
    if (kind === 'words' && typed.length > LONGEST_ANSWER) problems.push({ field: answerField(id), code: sheetCode('answer-too-long') })
    else if (kind !== 'words' && (chosen < 1 || chosen > choices)) problems.push({ field: answerField(id), code: sheetCode('answer-unreadable') })
    else answers.set(id, kind === 'words' ? { choice: null, words: typed } : { choice: chosen - 1, words: null })
  }
  if (problems.length === 0 && answers.size === 0) problems.push({ field: '', code: sheetCode('nothing-answered') })
  return { answers, problems }
}
