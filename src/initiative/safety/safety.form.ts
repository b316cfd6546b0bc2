/** What arrives when somebody reports, answers, hides, or names a contact. */
import { z } from 'zod'
import { choice, codes, optionalText, text } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'

export type ReportCode = 'words-missing' | 'words-too-long' | 'about-host-missing' | 'reach-too-long'
const reportCode = codes<ReportCode>()
const reportForm = z.object({
  about: z.string().optional().catch(undefined),
  words: text(reportCode('words-missing'), reportCode('words-too-long'), 2_000),
  aboutHost: choice(['yes', 'no'], reportCode('about-host-missing')),
  reach: optionalText(reportCode('reach-too-long'), 200),
})
export const readReport = formReader<typeof reportForm, ReportCode>(reportForm)

export type AnswerCode = 'answer-missing' | 'answer-too-long'
const answerCode = codes<AnswerCode>()
const answerForm = z.object({ answer: text(answerCode('answer-missing'), answerCode('answer-too-long'), 1_000) })
export const readAnswer = formReader<typeof answerForm, AnswerCode>(answerForm)

export type HideFormCode = 'reason-missing' | 'reason-too-long'
const hideCode = codes<HideFormCode>()
const hideForm = z.object({ reason: text(hideCode('reason-missing'), hideCode('reason-too-long'), 1_000) })
export const readHide = formReader<typeof hideForm, HideFormCode>(hideForm)

export type ContactCode = 'name-missing' | 'name-too-long' | 'phone-unreadable' | 'email-unreadable' | 'way-missing'
const contactCode = codes<ContactCode>()
const contactForm = z.object({
  name: text(contactCode('name-missing'), contactCode('name-too-long'), 100),
  phone: optionalText(contactCode('phone-unreadable'), 40).refine((phone) => phone === undefined || (/\d{3}/.test(phone.replace(/\D/g, '')) && !/[<>]/.test(phone)), contactCode('phone-unreadable')),
  email: optionalText(contactCode('email-unreadable'), 200).refine((email) => email === undefined || z.email().safeParse(email).success, contactCode('email-unreadable')),
}).refine(({ phone, email }) => phone !== undefined || email !== undefined, { path: ['phone'], message: contactCode('way-missing') })
export const readContact = formReader<typeof contactForm, ContactCode>(contactForm)
