/** What arrives when somebody does something with ticked voices. */
import { z } from 'zod'
import { codes, ids, optionalId, optionalText } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { type Id, readId } from '#platform/ids.ts'
import { readTagName } from '../tag/tag.ts'
import { LONGEST_NAME } from '../theme/change-theme.form.ts'

export type SenseFormCode = 'voices-unknown' | 'name-too-long' | 'into-unknown'
const code = codes<SenseFormCode>()

/** What one can do with them. */
export const DEEDS = ['put', 'move', 'take-out', 'tag', 'untag'] as const

/** The ids of all that a page showed, behind one box: «all of this page» means what was read, whatever has come since. */
const allShown = z.string().optional().catch(undefined).transform((typed) => (typed ?? '').split(',').map((one) => readId<'item'>(one)).filter((one): one is Id<'item'> => one !== undefined).slice(0, 1000))

const senseForm = z.object({
  voices: ids<'item'>(code('voices-unknown')),
  page: allShown,
  name: optionalText(code('name-too-long'), LONGEST_NAME),
  into: optionalId<'item'>(code('into-unknown')),
  tag: z.string().optional().catch(undefined).transform(readTagName),
  do: z.enum(DEEDS).catch('put'),
})
export const readSense = formReader<typeof senseForm, SenseFormCode>(senseForm)
