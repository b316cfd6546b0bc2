/** What arrives when an idea is written or changed. */
import { z } from 'zod'
import { codes, optionalText } from '#platform/forms/fields.ts'
import { formReader } from '#platform/forms/read.ts'
import { withRoom } from '../agreement/agreement.form.ts'
import { LONGEST_BOX, type TryingCode, commonFields } from '../trying/trying-codes.ts'

export type IdeaCode = TryingCode | 'words-missing'
const code = codes<IdeaCode>()

const ideaForm = withRoom(z.object({ ...commonFields, how: optionalText(code('too-long'), LONGEST_BOX) }))
export const readIdea = formReader<typeof ideaForm, IdeaCode>(ideaForm)
