/** What arrives when somebody suggests something for the library, or tells of a problem with it, and when that is answered. */
import { z } from 'zod'
import { choice, codes, optionalText, text } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { readLink } from '../resource/line.rules.ts'
import { OUTCOMES, PROBLEMS, saysWhy } from './request.rules.ts'

const LONGEST_TITLE = 300
const LONGEST_WORDS = 2_000
const LONGEST_ADDRESS = 200

export type AskingCode = 'too-long' | 'email-unreadable' | 'not-empty'
const askingCode = codes<AskingCode>()
const asking = {
  words: optionalText(askingCode('too-long'), LONGEST_WORDS),
  reach: optionalText(askingCode('email-unreadable'), LONGEST_ADDRESS).refine((email) => email === undefined || z.email().safeParse(email).success, askingCode('email-unreadable')),
  /** People don't see it; programs that fill in every field do. */
  subject: z.string(askingCode('not-empty')).max(0, askingCode('not-empty')).optional(),
}

export type SuggestionCode = AskingCode | 'what-missing' | 'link-unreadable'
const suggestionCode = codes<SuggestionCode>()
const suggestion = z.object({
  ...asking,
  title: optionalText(suggestionCode('too-long'), LONGEST_TITLE),
  url: optionalText(suggestionCode('too-long'), LONGEST_WORDS).transform((typed, check): string | undefined => {
    const read = typed === undefined ? undefined : readLink(typed)?.url
    if (typed !== undefined && read === undefined) check.addIssue({ code: 'custom', message: suggestionCode('link-unreadable') })
    return read
  }),
}).refine(({ title, url }) => title !== undefined || url !== undefined, { path: ['title'], message: suggestionCode('what-missing') })
export const readSuggestion = formReader<typeof suggestion, SuggestionCode>(suggestion)

export type ProblemCode = AskingCode | 'problem-missing'
const problemForm = z.object({ ...asking, problem: choice(PROBLEMS, 'problem-missing' satisfies ProblemCode) })
export const readProblem = formReader<typeof problemForm, ProblemCode>(problemForm)

export type QuestionCode = AskingCode | 'question-missing'
const questionCode = codes<QuestionCode>()
const question = z.object({ ...asking, title: text(questionCode('question-missing'), questionCode('too-long'), LONGEST_TITLE) })
export const readQuestion = formReader<typeof question, QuestionCode>(question)

export type AnswerCode = 'outcome-missing' | 'answer-missing' | 'help-missing' | 'too-long'
const answerCode = codes<AnswerCode>()
const answerForm = z.object({
  outcome: choice([...OUTCOMES.suggestion, ...OUTCOMES.problem, ...OUTCOMES.question], answerCode('outcome-missing')),
  answer: optionalText(answerCode('too-long'), LONGEST_WORDS),
}).refine(({ outcome, answer }) => answer !== undefined || !saysWhy(outcome), { path: ['answer'], message: answerCode('answer-missing') })
  .refine(({ outcome, answer }) => answer !== undefined || outcome !== 'pointed-on', { path: ['answer'], message: answerCode('help-missing') })
export const readAnswer = formReader<typeof answerForm, AnswerCode>(answerForm)
