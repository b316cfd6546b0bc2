/** What arrives when an action is written down or changed. */
import { z } from 'zod'
import { codes, optionalDay, optionalId, optionalText, text, version, withDays } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'

export type ActionCode = 'what-missing' | 'what-too-long' | 'who-unknown' | 'who-twice' | 'name-too-long' | 'by-unreadable'
const code = codes<ActionCode>()

const actionForm = withDays(['by'], z.object({
  version,
  what: text(code('what-missing'), code('what-too-long'), 500),
  member: optionalId<'member'>(code('who-unknown')),
  name: optionalText(code('name-too-long'), 100),
  by: optionalDay(code('by-unreadable')),
}).refine(({ member, name }) => member === undefined || name === undefined, { path: ['name'], message: code('who-twice') }))
export const readAction = formReader<typeof actionForm, ActionCode>(actionForm)
