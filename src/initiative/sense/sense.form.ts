/** What arrives when somebody does something with ticked voices, or goes on with them to another page. */
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
/** Where one can go with them: to what is looked for; into the theme that is chosen; or nowhere else, with all that is found ticked. «Enter» says neither, nor what is done. */
const WAYS_ON = ['look', 'look-into', 'tick-found', 'enter'] as const

/** The ids of all that a page showed, behind one box: «all of this page» means what was read, whatever has come since. */
const allShown = z.string().optional().catch(undefined).transform((typed) => (typed ?? '').split(',').map((one) => readId<'item'>(one)).filter((one): one is Id<'item'> => one !== undefined).slice(0, 1000))

/** As long as an address takes it; what is longer was not typed by a person who looks for something. */
const lookedFor = z.string().trim().max(500).optional().catch(undefined)

const senseForm = z.object({
  voices: ids<'item'>(code('voices-unknown')),
  page: allShown,
  /** Those that were kept and stand on this page: whichever of them is not ticked was unticked. */
  kept: allShown,
  name: optionalText(code('name-too-long'), LONGEST_NAME),
  into: optionalId<'item'>(code('into-unknown')),
  tag: z.string().optional().catch(undefined).transform(readTagName),
  do: z.enum([...DEEDS, ...WAYS_ON]).catch('put'),
  /** What stands after the path in the address of the page that is wanted next. */
  to: z.string().max(4_000).optional().catch(undefined),
  show: lookedFor, search: lookedFor, question: lookedFor, tagged: lookedFor,
})
export type SenseForm = z.output<typeof senseForm>
export const readSense = formReader<typeof senseForm, SenseFormCode>(senseForm)
