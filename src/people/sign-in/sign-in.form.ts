/** What arrives when somebody wants to sign in. */
import { z } from 'zod'
import { codes } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { readCode } from '#platform/secrets.ts'
import { localPath } from './next.rules.ts'

export type EmailFormCode = 'email-missing' | 'email-unreadable'
export type CodeFormCode = 'code-missing'
const emailCode = codes<EmailFormCode>()
const codeCode = codes<CodeFormCode>()

/** An address as mail servers take it; 254 characters is the longest there is (RFC 5321). */
export const emailField = z.string(emailCode('email-missing')).trim().min(1, emailCode('email-missing')).max(254, emailCode('email-unreadable'))
  .pipe(z.email(emailCode('email-unreadable')))

const nextField = z.string().optional().catch(undefined).transform((given) => localPath(given, '/me'))

const emailForm = z.object({ email: emailField, next: nextField })
export const readEmailForm = formReader<typeof emailForm, EmailFormCode>(emailForm)

const codeForm = z.object({
  code: z.string(codeCode('code-missing')).trim().max(100, codeCode('code-missing')).refine((typed) => readCode(typed) !== '', codeCode('code-missing')),
  next: nextField,
})
export const readCodeForm = formReader<typeof codeForm, CodeFormCode>(codeForm)

/** A form with nothing but its button. */
export const readButton = formReader<z.ZodObject, never>(z.object({}))
