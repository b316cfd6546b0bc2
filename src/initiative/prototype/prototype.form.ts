/** What arrives when a prototype is written down or changed. */
import { z } from 'zod'
import { choice, codes, optionalText, text } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { withRoom } from '../agreement/agreement.form.ts'
import { LONGEST_BOX, type TryingCode, commonFields } from '../trying/trying-codes.ts'
import { FORMS, type Form } from './tables.ts'

export type PrototypeOwnCode = 'words-missing' | 'form-missing' | 'form-words-missing' | 'form-words-too-long' | 'what-missing'
export type PrototypeCode = TryingCode | PrototypeOwnCode
const code = codes<PrototypeCode>()

const prototypeForm = withRoom(z.object({
  ...commonFields,
  form: choice(FORMS, code('form-missing')),
  formWords: optionalText(code('form-words-too-long'), 200),
  what: text(code('what-missing'), code('too-long'), LONGEST_BOX),
}).superRefine(({ form, formWords }, check) => {
  if (form === 'other' && formWords === undefined) check.addIssue({ code: 'custom', path: ['formWords'], message: code('form-words-missing') })
}))
export const readPrototype = formReader<typeof prototypeForm, PrototypeCode>(prototypeForm)

export type PrototypeFacts = Readonly<{ words: string; form: Form; formWords: string | undefined; what: string }>
