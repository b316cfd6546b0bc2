/** What arrives when an initiative is handed over. */
import { z } from 'zod'
import { choice, codes, idField, optionalText, tick } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'

export type OfferCode = 'to-missing' | 'too-long'
const code = codes<OfferCode>()
const offerForm = z.object({ to: idField<'member'>(code('to-missing')), stepsBack: tick, words: optionalText(code('too-long'), 2_000) })
export const readOffer = formReader<typeof offerForm, OfferCode>(offerForm)

export type AnswerCode = 'answer-missing'
const answerForm = z.object({ answer: choice(['yes', 'no'], 'answer-missing' satisfies AnswerCode) })
export const readAnswer = formReader<typeof answerForm, AnswerCode>(answerForm)
