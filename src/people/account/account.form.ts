/** What arrives from somebody's own page. */
import { z } from 'zod'
import { choice, codes, optionalText, text } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { LONGEST_NAME } from '../joining/join-as-person.queries.ts'
import { REPLY_WAYS } from '../tables.ts'

export type NameFormCode = 'called-missing' | 'called-too-long'
const nameCode = codes<NameFormCode>()
const nameForm = z.object({ called: text(nameCode('called-missing'), nameCode('called-too-long'), LONGEST_NAME).transform((name) => name.replace(/\s+/g, ' ')) })
export const readName = formReader<typeof nameForm, NameFormCode>(nameForm)

export type ReplyFormCode = 'way-missing' | 'postal-too-long' | 'phone-too-long' | 'postal-missing' | 'phone-missing'
const replyCode = codes<ReplyFormCode>()
const replyForm = z.object({
  way: choice(REPLY_WAYS, replyCode('way-missing')),
  postal: optionalText(replyCode('postal-too-long'), 500),
  phone: optionalText(replyCode('phone-too-long'), 40),
}).superRefine(({ way, postal, phone }, check) => {
  if (way === 'letter' && postal === undefined) check.addIssue({ code: 'custom', path: ['postal'], message: replyCode('postal-missing') })
  if (way === 'call' && phone === undefined) check.addIssue({ code: 'custom', path: ['phone'], message: replyCode('phone-missing') })
})
export const readReplyWay = formReader<typeof replyForm, ReplyFormCode>(replyForm)
