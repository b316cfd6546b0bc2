/** What arrives when a host makes an invitation or takes one back. */
import { z } from 'zod'
import { codes, dayField, withDays } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'

export type NewInvitationCode = 'most-unreadable' | 'last-day-missing' | 'last-day-unreadable'
const code = codes<NewInvitationCode>()
const newInvitationForm = withDays(['lastDay'], z.object({
  most: z.string(code('most-unreadable')).trim().regex(/^\d{1,4}$/, code('most-unreadable')).transform(Number).refine((most) => most >= 1 && most <= 1_000, code('most-unreadable')),
  lastDay: dayField(code('last-day-missing'), code('last-day-unreadable')),
}))
export const readNewInvitation = formReader<typeof newInvitationForm, NewInvitationCode>(newInvitationForm)
