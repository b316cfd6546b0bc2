/** What arrives when the first administrator says who they are. */
import { z } from 'zod'
import { codes, text } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { LONGEST_NAME } from '../joining/join-as-person.queries.ts'
import { emailField } from '../sign-in/sign-in.form.ts'

export type FirstFormCode = 'called-missing' | 'called-too-long' | 'email-missing' | 'email-unreadable'
const code = codes<FirstFormCode>()

const firstForm = z.object({
  called: text(code('called-missing'), code('called-too-long'), LONGEST_NAME),
  email: z.literal('').transform(() => undefined).or(emailField).optional(),
})

export const readFirst = formReader<typeof firstForm, FirstFormCode>(firstForm)
