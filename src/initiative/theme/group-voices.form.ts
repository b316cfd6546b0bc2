/** What arrives when somebody puts voices in a theme, or moves them on from one. */
import { z } from 'zod'
import { codes, ids, optionalId, optionalText } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'

export type GroupFormCode = 'voices-unknown' | 'voices-missing' | 'name-too-long' | 'into-unknown'
const code = codes<GroupFormCode>()

/** A theme's name is a heading: a line or two on a phone. */
export const LONGEST_NAME = 120

const fields = {
  voices: ids<'item'>(code('voices-unknown')).refine((all) => all.length > 0, code('voices-missing')),
  name: optionalText(code('name-too-long'), LONGEST_NAME),
  into: optionalId<'item'>(code('into-unknown')),
}

const groupForm = z.object(fields)
export const readGroup = formReader<typeof groupForm, GroupFormCode>(groupForm)

const splitForm = z.object({ ...fields, do: z.enum(['move', 'take-out']).catch('move') })
export const readSplit = formReader<typeof splitForm, GroupFormCode>(splitForm)
