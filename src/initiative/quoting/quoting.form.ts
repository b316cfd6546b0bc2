/** What arrives with the forms of asking and answering. */
import { z } from 'zod'
import { choice, codes, idField, version } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { SECTIONS } from '../case-study/tables.ts'
import { AUDIENCES } from '../tables.ts'
import { QUOTE_ANSWERS } from './tables.ts'

export type AskFormCode = 'voice-missing' | 'section-missing'
const askCode = codes<AskFormCode>()
const ask = z.object({ voice: idField<'item'>(askCode('voice-missing')), section: choice(SECTIONS, askCode('section-missing')) })
export const readAsk = formReader<typeof ask, AskFormCode>(ask)

export type AnswerFormCode = 'answer-missing'
const answerCode = codes<AnswerFormCode>()
/** `readers` and `version`: what the person was shown when they answered. */
const answer = z.object({ said: choice(QUOTE_ANSWERS, answerCode('answer-missing')), readers: z.enum(AUDIENCES).catch('members'), version })
export const readAnswer = formReader<typeof answer, AnswerFormCode>(answer)
